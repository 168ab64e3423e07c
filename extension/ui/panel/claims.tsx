/**
 * What does the page state, and what was found about it?
 *
 * A list in reading order that moves with the page: the row of the claim under the reader's pointer is set off,
 * the one that the reader has scrolled to comes into sight, and a
 * row leads to its words in the page. Arrow keys go through the rows, Enter opens one.
 */

import type { TargetedKeyboardEvent } from "preact";
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
  const choose = (claim: number) => {
    setReached(claim);
    setOpen(open === claim ? undefined : claim);
    if (open !== claim) focus(claim, "show");
  };
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
          choose={() => choose(row.claim.id)}
          reach={() => setReached(row.claim.id)}
          focus={(how) => focus(row.claim.id, how)}
        />
      ))}
    </ol>
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
  readonly choose: () => void;
  readonly reach: () => void;
  readonly focus: (how: FocusHow) => void;
}

function Row({ row: { claim, finding }, open, reachable, pointed, inView, lost, words, ...acts }: RowProps) {
  const body = `claim-${claim.id}`;
  return (
    <li
      data-claim={claim.id}
      class={pointed ? "pointed" : inView ? "in-view" : undefined}
      onPointerEnter={() => acts.focus("point")}
      onPointerLeave={() => acts.focus("leave")}
    >
      <button
        type="button"
        class="claim"
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        aria-current={pointed ? "location" : undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={acts.choose}
        onFocus={acts.reach}
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
