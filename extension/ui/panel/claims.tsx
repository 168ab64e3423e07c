/**
 * What does the page state, and what was found about it?
 *
 * A list in reading order that moves with the page: the row of the claim under the reader's pointer is set off, and a
 * row leads to its words in the page. Arrow keys go through the rows, Enter opens one.
 */

import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Verdict } from "../../engine/second-source";
import type { FocusHow, ReadingPlace } from "../../protocol/reading-calls";
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
  const pointed = place?.pointed;
  useEffect(() => {
    const row = pointed === undefined ? null : list.current?.querySelector(`[data-claim="${pointed}"]`);
    row?.scrollIntoView?.({ block: "nearest" });
  }, [pointed]);
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
          lost={place !== null && !place.found.includes(row.claim.id)}
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
  readonly lost: boolean;
  readonly words: Words;
  readonly choose: () => void;
  readonly reach: () => void;
  readonly focus: (how: FocusHow) => void;
}

function Row({ row: { claim, finding }, open, reachable, pointed, lost, words, ...acts }: RowProps) {
  const body = `claim-${claim.id}`;
  return (
    <li
      data-claim={claim.id}
      class={pointed ? "pointed" : undefined}
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
        <VerdictLabel verdict={finding.verdict} words={words} />
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

function VerdictLabel({ verdict, words }: { readonly verdict: Verdict; readonly words: Words }) {
  return (
    <span class="verdict">
      <span class={`swatch swatch-${verdict}`} aria-hidden="true" />
      {verdictName(verdict, words)}
    </span>
  );
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
