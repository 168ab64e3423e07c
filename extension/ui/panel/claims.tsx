/**
 * What does the page state, and what was found about it?
 *
 * A list in reading order that moves with the page: the row of the claim under the reader's pointer is set off,
 * the one that the reader has scrolled to comes into sight, and a
 * row leads to its words in the page. Arrow keys go through the rows, Enter opens one. A page of 20,000 words has 1,500 rows:
 * only those that change are drawn anew, and the browser lays out only those that are near.
 */

import { Component, type TargetedKeyboardEvent } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Finding } from "../../engine/second-source";
import type { FocusHow, ReadingPlace } from "../../protocol/reading-calls";
import { isCertain } from "../../words/certainty";
import { verdictName } from "../../words/phrases";
import type { Words } from "../../words/words";
import { EvidenceList } from "./evidence";
import type { ClaimRow } from "./rows";

interface ClaimsProps {
  readonly rows: readonly ClaimRow[];
  /** Where the reader is in the page; nothing where no marked page is open. */
  readonly place: ReadingPlace | null;
  readonly words: Words;
  readonly focus: (claim: number, how: FocusHow) => void;
}

export function Claims({ rows, place, words, focus }: ClaimsProps) {
  const [open, setOpen] = useState<number | undefined>();
  const [reached, setReached] = useState<number | undefined>();
  const list = useRef<HTMLOListElement>(null);
  const { pointed, inView } = place ?? {};
  const found = useMemo(() => place && new Set(place.found), [place]);
  const rowOf = (claim: number) => list.current?.querySelector(`[data-claim="${claim}"]`);
  useEffect(() => {
    if (pointed !== undefined) rowOf(pointed)?.scrollIntoView?.({ block: "nearest" });
  }, [pointed]);
  useEffect(() => {
    // A list that moves away under the reader's pointer or keys would lead elsewhere than was meant.
    if (inView === undefined || isInUse(list.current)) return;
    rowOf(inView)?.scrollIntoView?.({ block: "center" });
  }, [inView]);
  const entry = rows.some(({ claim }) => claim.id === reached) ? reached : rows[0]?.claim.id;
  const acts = useActs({ open, setOpen, setReached, focus });
  return (
    <ol class="claims" data-testid="claims" ref={list} onKeyDown={moveAlong}>
      {rows.map((row) => (
        <Row
          key={row.claim.id}
          row={row}
          open={open === row.claim.id}
          reachable={entry === row.claim.id}
          pointed={pointed === row.claim.id}
          inView={inView === row.claim.id}
          lost={found !== null && !found.has(row.claim.id)}
          words={words}
          acts={acts}
        />
      ))}
    </ol>
  );
}

interface RowActs {
  choose(claim: number): void;
  reach(claim: number): void;
  focus(claim: number, how: FocusHow): void;
}

interface ListState extends Pick<ClaimsProps, "focus"> {
  readonly open: number | undefined;
  setOpen(claim: number | undefined): void;
  setReached(claim: number): void;
}

/** The same acts at every drawing, so that rows can stay as they are; they act on the list as it is by then. */
function useActs(state: ListState): RowActs {
  const now = useRef(state);
  now.current = state;
  return useMemo(
    () => ({
      choose(claim) {
        const { open, setOpen, setReached, focus } = now.current;
        setReached(claim);
        setOpen(open === claim ? undefined : claim);
        if (open !== claim) focus(claim, "show");
      },
      reach: (claim) => now.current.setReached(claim),
      focus: (claim, how) => now.current.focus(claim, how),
    }),
    [],
  );
}

interface RowProps {
  readonly row: ClaimRow;
  readonly open: boolean;
  readonly reachable: boolean;
  readonly pointed: boolean;
  readonly inView: boolean;
  readonly lost: boolean;
  readonly words: Words;
  readonly acts: RowActs;
}

class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return (Object.keys(next) as (keyof RowProps)[]).some((name) => next[name] !== this.props[name]);
  }

  render({ row: { claim, finding }, open, reachable, pointed, inView, lost, words, acts }: RowProps) {
    const { id } = claim;
    const body = `claim-${id}`;
    return (
      <li
        data-claim={id}
        class={pointed ? "pointed" : inView ? "in-view" : undefined}
        onPointerEnter={() => acts.focus(id, "point")}
        onPointerLeave={() => acts.focus(id, "leave")}
      >
        <button
          type="button"
          class="claim"
          aria-expanded={open}
          aria-controls={open ? body : undefined}
          aria-current={pointed ? "location" : undefined}
          tabIndex={reachable ? 0 : -1}
          onClick={() => acts.choose(id)}
          onFocus={() => acts.reach(id)}
        >
          <VerdictLabel finding={finding} words={words} />
          <span class="statement" dir="auto">
            {claim.text}
          </span>
          {lost && <span class="details">{words.say("claimLost")}</span>}
        </button>
        {open && (
          <div id={body} class="found-out">
            <EvidenceList finding={finding} words={words} />
          </div>
        )}
      </li>
    );
  }
}

function VerdictLabel({ finding, words }: { readonly finding: Finding; readonly words: Words }) {
  const { verdict } = finding;
  return (
    <span class="verdict">
      <span class={`swatch swatch-${verdict}`} aria-hidden="true" />
      {words.beside([verdictName(verdict, words), isCertain(finding) ? "" : words.say("lessCertain")])}
    </span>
  );
}

/** The reader points into the list, or goes through it by keyboard. */
function isInUse(list: HTMLElement | null): boolean {
  if (!list) return false;
  return list.matches(":hover") || (document.hasFocus() && list.contains(document.activeElement));
}

/** Arrow keys, Home and End move along the rows; links inside an open row keep their own keys. */
function moveAlong(event: TargetedKeyboardEvent<HTMLOListElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("button.claim")];
  const place = rows.indexOf(event.target as HTMLElement);
  if (place < 0) return;
  const places: Record<string, number> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const next = rows[places[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
