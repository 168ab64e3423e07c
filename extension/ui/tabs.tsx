/**
 * How are parts of a screen switched by mouse, finger, keyboard and screen reader alike?
 *
 * The tabs pattern of the ARIA practices: one tab is reached with Tab, the others with arrow keys, Home and End.
 */

import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Shown beside the label, part of the tab's name. */
  readonly count?: number;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  /** Stands above the tabs and stays with them while what is chosen scrolls beneath. */
  readonly above?: ComponentChildren;
  readonly tabs: readonly Tab<Name>[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
  readonly children: ComponentChildren;
}

export function Tabs<Name extends string>({ label, above, tabs, chosen, choose, children }: TabsProps<Name>) {
  const [head, panel] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const shown = useRef(chosen);
  useLayoutEffect(() => {
    if (shown.current === chosen) return;
    shown.current = chosen;
    // Another list begins at its beginning, however far the one before was read.
    const top = (panel.current?.offsetTop ?? 0) - (head.current?.offsetHeight ?? 0);
    if (scrollY > top) scrollTo(0, top);
  }, [chosen]);
  const moved = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const place = tabs.findIndex(({ name }) => name === chosen);
    const next = tabs[nextPlace(event.key, place, tabs.length, event.currentTarget)];
    if (!next) return;
    event.preventDefault();
    choose(next.name);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return (
    <>
      <div class="tabs-head" ref={head}>
        {above}
        <div class="tabs" role="tablist" aria-label={label} onKeyDown={moved}>
          {tabs.map(({ name, label: text, count }) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === chosen}
              aria-controls={name === chosen ? "tab-panel" : undefined}
              tabIndex={name === chosen ? 0 : -1}
              onClick={() => choose(name)}
            >
              {text}
              {count !== undefined && <span class="count"> {count}</span>}
            </button>
          ))}
        </div>
      </div>
      <div
        ref={panel}
        id="tab-panel"
        role="tabpanel"
        aria-labelledby={`tab-${chosen}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel of text alone must be reached by keyboard, too
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}

/** −1 for keys that move nothing. Arrows follow the direction in which the reader reads. */
function nextPlace(key: string, place: number, length: number, list: HTMLElement): number {
  const forwards = list.closest("[dir]")?.getAttribute("dir") === "rtl" ? -1 : 1;
  const steps: Record<string, number> = { ArrowRight: forwards, ArrowLeft: -forwards };
  const step = steps[key];
  if (step !== undefined) return (place + step + length) % length;
  if (key === "Home") return 0;
  return key === "End" ? length - 1 : -1;
}
