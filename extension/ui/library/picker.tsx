/**
 * How does a reader pick outlets?
 *
 * Tick, one permission prompt for exactly those hosts, a sync that can be watched and stopped, "ready". The welcome
 * page and the library page show the same picker; both hand it what it may ask for.
 */

import { useEffect, useRef, useState } from "preact/hooks";
import { type CatalogueOutlet, choiceOf, variedSet } from "../../catalogue/outlets";
import type { FollowAnswer, OutletChoice, OutletRow } from "../../protocol/library-calls";
import { originsOf } from "../../protocol/origins";
import type { SyncState } from "../../stored/library-state";
import type { Words } from "../../words/words";
import { firstLanguage, type Narrowing } from "./choosing";
import { PickerFoot } from "./picker-foot";
import { PickerList } from "./picker-list";
import { PickerReady, PickerSync } from "./picker-sync";
import { troubleText } from "./trouble";

export interface PickerCalls {
  /** Asks the browser for these match patterns in one prompt. Called within the click, before anything is awaited. */
  permit(origins: readonly string[]): Promise<boolean>;
  follow(choices: readonly OutletChoice[]): Promise<FollowAnswer>;
  /** Marks articles on these sites from now on. */
  mark(sites: readonly string[]): Promise<void>;
  /** Rows of the outlets that were followed, after their sync. */
  rows(outlets: readonly string[]): Promise<readonly OutletRow[]>;
  cancelSync(): void;
}

export interface PickerProps {
  readonly catalogue: readonly CatalogueOutlet[];
  /** Addresses of the feeds that are followed already. */
  readonly followed: ReadonlySet<string>;
  readonly sync: SyncState;
  readonly words: Words;
  readonly calls: PickerCalls;
  /** What the last button says, and what it does. */
  readonly next: { readonly label: string; go(): void };
}

type Stage =
  | { readonly stage: "choosing"; readonly notice?: "denied" | "failed"; readonly detail?: string }
  | { readonly stage: "asking" }
  | {
      readonly stage: "syncing";
      readonly outlets: readonly string[];
      readonly endedBefore: string | undefined;
    }
  | { readonly stage: "ready"; readonly rows: readonly OutletRow[]; readonly cancelled: boolean };

export function Picker({ catalogue, followed, sync, words, calls, next }: PickerProps) {
  const [stage, setStage] = useState<Stage>({ stage: "choosing" });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [marking, setMarking] = useState(true);
  const [by, narrow] = useState<Narrowing>(() => ({
    words: "",
    language: firstLanguage(catalogue, words),
    country: "",
    ticked: false,
  }));
  const head = useRef<HTMLHeadingElement>(null);
  const chosen = catalogue.filter(({ feed }) => ticked.has(feed));

  // A new stage replaces what had the focus; its heading says where the reader is now.
  useEffect(() => {
    if (stage.stage === "syncing" || stage.stage === "ready") head.current?.focus();
  }, [stage.stage]);

  useEffect(() => {
    if (stage.stage !== "syncing" || sync.state !== "ended" || sync.at === stage.endedBefore) return;
    void calls
      .rows(stage.outlets)
      .then((rows) => setStage({ stage: "ready", rows, cancelled: sync.cancelled }));
  }, [stage, sync, calls]);

  const start = async () => {
    const choices = chosen.map(choiceOf);
    const permitted = calls.permit([...new Set(choices.flatMap(originsOf))]);
    setStage({ stage: "asking" });
    const outcome = await follow(permitted, choices, marking, { calls, words });
    if (typeof outcome === "string") {
      setStage({ stage: "choosing", notice: outcome === "" ? "denied" : "failed", detail: outcome });
      return;
    }
    setTicked(new Set());
    setStage({ stage: "syncing", outlets: outcome.outlets, endedBefore: endOf(sync) });
  };

  if (stage.stage === "syncing") {
    return <PickerSync head={head} sync={sync} words={words} cancel={calls.cancelSync} />;
  }
  if (stage.stage === "ready") {
    const again = () => setStage({ stage: "choosing" });
    return (
      <PickerReady
        head={head}
        rows={stage.rows}
        cancelled={stage.cancelled}
        words={words}
        next={next}
        again={again}
      />
    );
  }
  return (
    <form
      class="picker"
      aria-label={words.say("pickerTitle")}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) void start();
      }}
    >
      <PickerList
        catalogue={catalogue}
        followed={followed}
        ticked={ticked}
        by={by}
        words={words}
        narrow={narrow}
        tick={setTicked}
        varied={variedSet(catalogue, by.language || "en")}
      />
      <PickerFoot
        chosen={chosen}
        marking={marking}
        asking={stage.stage === "asking"}
        notice={stage.stage === "choosing" ? stage.notice : undefined}
        detail={stage.stage === "choosing" ? stage.detail : undefined}
        words={words}
        mark={setMarking}
        clear={() => setTicked(new Set())}
      />
    </form>
  );
}

const endOf = (sync: SyncState) => (sync.state === "ended" ? sync.at : undefined);

/** The answer, "" where the reader refused the permission, or what failed. */
async function follow(
  permitted: Promise<boolean>,
  choices: readonly OutletChoice[],
  marking: boolean,
  { calls, words }: Pick<PickerProps, "calls" | "words">,
): Promise<FollowAnswer | string> {
  try {
    if (!(await permitted)) return "";
    const sites = choices.flatMap(({ home, articleHosts }) =>
      originsOf({ feeds: home ? [home] : [], ...(articleHosts && { articleHosts }) }),
    );
    if (marking) await calls.mark([...new Set(sites)]);
    const answer = await calls.follow(choices);
    const [first] = answer.refused;
    if (first && answer.outlets.every((id) => id === "")) {
      throw new Error(troubleText(first.trouble, Date.now(), words));
    }
    return { ...answer, outlets: answer.outlets.filter((id) => id !== "") };
  } catch (error) {
    return (error instanceof Error && error.message) || String(error);
  }
}
