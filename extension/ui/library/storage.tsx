/** How long and how much is kept, and how to be rid of it. */

import { useState } from "preact/hooks";
import type { LibraryOverview, LibrarySettings } from "../../protocol/library-calls";
import { writtenSize } from "../../words/amounts";
import type { CountKey, MessageKey, Words } from "../../words/words";
import type { LibraryPageCalls, Page } from "./calls";

interface StorageViewProps {
  readonly overview: LibraryOverview;
  readonly settings: LibrarySettings;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

const days = [3, 7, 14, 30, 60, 90, 180, 365, 730];
const budgets = [50, 100, 250, 500, 1_000, 2_000, 5_000].map((megabytes) => megabytes * 1_000_000);
const minutes = [15, 30, 60, 120, 360, 720, 1_440];

export function StorageView({ overview, settings, words, calls, page }: StorageViewProps) {
  return (
    <>
      <section aria-labelledby="kept">
        <h3 id="kept">{words.say("keptTitle")}</h3>
        <Use overview={overview} settings={settings} words={words} />
        <Limits key={JSON.stringify(settings)} settings={settings} words={words} calls={calls} page={page} />
      </section>
      <Persistence overview={overview} words={words} calls={calls} page={page} />
      <section aria-labelledby="delete-all">
        <h3 id="delete-all">{words.say("deleteAllTitle")}</h3>
        <DeleteAll overview={overview} words={words} calls={calls} page={page} />
      </section>
    </>
  );
}

type UseProps = Pick<StorageViewProps, "overview" | "settings" | "words">;

function Use({ overview, settings, words }: UseProps) {
  const { bytes, room } = overview;
  return (
    <div class="use">
      <progress
        aria-label={words.say("roomUsed")}
        value={Math.min(bytes, settings.sizeBudget)}
        max={settings.sizeBudget}
      />
      <p class="details" data-testid="room">
        {words.beside([
          words.say("roomOf", writtenSize(bytes, words), writtenSize(settings.sizeBudget, words)),
          room === undefined ? "" : words.say("roomLeft", writtenSize(room, words)),
        ])}
      </p>
    </div>
  );
}

type LimitsProps = Pick<StorageViewProps, "settings" | "words" | "calls" | "page">;

/** Nothing goes before the reader pressed the button: a smaller limit drops articles at once. */
function Limits({ settings, words, calls, page }: LimitsProps) {
  const [wished, wish] = useState(settings);
  const changed = JSON.stringify(wished) !== JSON.stringify(settings);
  const drops = wished.retentionDays < settings.retentionDays || wished.sizeBudget < settings.sizeBudget;
  const say = (key: CountKey) => (n: number) => words.count(key, n);
  return (
    <form
      class="limits"
      onSubmit={(event) => {
        event.preventDefault();
        void page.run(calls.ask("changeSettings", wished));
      }}
    >
      <Choice
        label="retention"
        note="retentionNote"
        value={wished.retentionDays}
        options={days}
        name={say("days")}
        words={words}
        choose={(retentionDays) => wish({ ...wished, retentionDays })}
      />
      <Choice
        label="budget"
        note="budgetNote"
        value={wished.sizeBudget}
        options={budgets}
        name={(n) => writtenSize(n, words)}
        words={words}
        choose={(sizeBudget) => wish({ ...wished, sizeBudget })}
      />
      <Choice
        label="interval"
        note="intervalNote"
        value={wished.syncMinutes}
        options={minutes}
        name={(n) => (n < 60 ? words.count("minutes", n) : words.count("hours", n / 60))}
        words={words}
        choose={(syncMinutes) => wish({ ...wished, syncMinutes })}
      />
      {drops && <p class="remark">{words.say("limitsDrop")}</p>}
      <button type="submit" data-testid="apply" disabled={!changed}>
        {words.say("apply")}
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly label: MessageKey;
  readonly note: MessageKey;
  readonly value: number;
  readonly options: readonly number[];
  readonly name: (value: number) => string;
  readonly words: Words;
  readonly choose: (value: number) => void;
}

function Choice({ label, note, value, options, name, words, choose }: ChoiceProps) {
  const all = [...new Set([...options, value])].toSorted((a, b) => a - b);
  return (
    <label class="switch">
      <span>
        <span class="name">{words.say(label)}</span>
        <span class="details">{words.say(note)}</span>
      </span>
      <select
        value={value}
        data-testid={label}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      >
        {all.map((option) => (
          <option key={option} value={option}>
            {name(option)}
          </option>
        ))}
      </select>
    </label>
  );
}

type PartProps = Pick<StorageViewProps, "overview" | "words" | "calls" | "page">;

function Persistence({ overview, words, calls, page }: PartProps) {
  const [refused, setRefused] = useState(false);
  if (overview.persisted) return null;
  const ask = async () => setRefused((await page.run(calls.persist())) !== true);
  return (
    <section aria-labelledby="persist">
      <h3 id="persist">{words.say("persistTitle")}</h3>
      <p class="details">{words.say(refused ? "persistRefused" : "persistNote")}</p>
      <button type="button" class="quiet" onClick={() => void ask()}>
        {words.say("persistAsk")}
      </button>
    </section>
  );
}

function DeleteAll({ overview, words, calls, page }: PartProps) {
  const [sure, setSure] = useState(false);
  const sizes = [
    words.count("libraryArticles", overview.articles),
    words.count("libraryOutlets", overview.outlets.length),
  ] as const;
  const remove = async () => {
    setSure(false);
    const deleted = await page.run(calls.ask("deleteAll", null));
    if (deleted) page.deleted(words.say("allDeleted", ...sizes), deleted.undo);
  };
  if (overview.outlets.length === 0) return <p class="details">{words.say("nothingToDelete")}</p>;
  return (
    <>
      <p class="details">{words.say("deleteAllNote", ...sizes)}</p>
      {sure ? (
        <div class="row">
          <button type="button" class="danger" data-testid="delete-all-now" onClick={() => void remove()}>
            {words.say("deleteAllNow")}
          </button>
          <button type="button" class="quiet" onClick={() => setSure(false)}>
            {words.say("keepAll")}
          </button>
        </div>
      ) : (
        <button type="button" class="danger" data-testid="delete-all" onClick={() => setSure(true)}>
          {words.say("deleteAllAsk")}
        </button>
      )}
    </>
  );
}
