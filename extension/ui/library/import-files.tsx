/** Files come in by drag and drop or by a button, many at once; each says what became of it. */

import { useRef, useState } from "preact/hooks";
import type { OutletChoice } from "../../protocol/library-calls";
import { originsOf } from "../../protocol/origins";
import { writtenSize } from "../../words/amounts";
import type { Words } from "../../words/words";
import type { LibraryPageCalls, Page } from "./calls";
import { type FileResult, importFile } from "./importing";
import { troubleText } from "./trouble";

const accepted = ".html,.htm,.txt,.md,.json,.jsonl,.seg,.opml,.xml";

interface ImportFilesProps {
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
  readonly now: number;
}

interface Listed {
  readonly name: string;
  readonly size: number;
  /** 0 to 1 while it is read. */
  readonly progress: number;
  readonly result?: FileResult;
}

export function ImportFiles({ words, calls, page, now }: ImportFilesProps) {
  const [files, setFiles] = useState<readonly Listed[]>([]);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const stopped = useRef<AbortController>(undefined);

  const take = async (given: readonly File[]) => {
    if (given.length === 0 || busy) return;
    const listed: Listed[] = given.map(({ name, size }) => ({ name, size, progress: 0 }));
    const change = (at: number, changed: Partial<Listed>) => {
      const before = listed[at];
      if (before) listed[at] = { ...before, ...changed };
      setFiles([...listed]);
    };
    stopped.current = new AbortController();
    setBusy(true);
    setFiles([...listed]);
    for (const [at, file] of given.entries()) {
      const result = await importFile(file, calls, stopped.current.signal, (progress) =>
        change(at, { progress }),
      );
      change(at, { progress: 1, result });
    }
    setBusy(false);
  };

  const done = files.filter(({ result }) => result).length;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same */}
      <div
        class="drop"
        data-over={over}
        data-testid="drop"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <p>{words.say("dropHere")}</p>
        <input
          ref={input}
          type="file"
          multiple
          accept={accepted}
          class="visually-hidden"
          tabIndex={-1}
          aria-label={words.say("chooseFiles")}
          data-testid="files"
          onChange={(event) => {
            const given = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = "";
            void take(given);
          }}
        />
        <button type="button" class="quiet" disabled={busy} onClick={() => input.current?.click()}>
          {words.say("chooseFiles")}
        </button>
      </div>
      {files.length > 0 && (
        <div class="imports">
          <div class="list-head">
            <p role="status" data-testid="import-status">
              {words.say(busy ? "importing" : "imported", String(done), String(files.length))}
            </p>
            {busy && (
              <button type="button" class="quiet" onClick={() => stopped.current?.abort()}>
                {words.say("cancel")}
              </button>
            )}
          </div>
          <ul class="rows" data-testid="imports">
            {files.map((file, at) => (
              <li key={`${at} ${file.name}`}>
                <div class="what">
                  <p class="name">
                    <bdi>{file.name}</bdi> <span class="details">{writtenSize(file.size, words)}</span>
                  </p>
                  {file.result ? (
                    <Result result={file.result} words={words} calls={calls} page={page} now={now} />
                  ) : (
                    <progress value={file.progress} max={1} aria-label={file.name} />
                  )}
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface ResultProps {
  readonly result: FileResult;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
  readonly now: number;
}

function Result({ result, words, calls, page, now }: ResultProps) {
  switch (result.outcome) {
    case "read": {
      const { added, updated, known, refused } = result.answer;
      const counts = [
        added > 0 ? words.count("importAdded", added) : "",
        updated > 0 ? words.count("importUpdated", updated) : "",
        known > 0 ? words.count("importKnown", known) : "",
        refused.length > 0 ? words.count("importRefused", refused.length) : "",
      ];
      return (
        <>
          <p class="details">{words.beside(counts) || words.say("importNothing")}</p>
          {refused.length > 0 && (
            <ul class="trouble">
              {refused.map((trouble, at) => (
                <li key={at}>
                  {[troubleText(trouble, now, words), trouble.detail].filter(Boolean).join(" ")}
                </li>
              ))}
            </ul>
          )}
        </>
      );
    }
    case "outlets":
      return <OpmlFound outlets={result.outlets} words={words} calls={calls} page={page} />;
    case "stopped":
      return <p class="details">{words.say("importStopped")}</p>;
    case "refused":
      return <p class="trouble">{words.say(result.reason, result.detail ?? "")}</p>;
  }
}

interface OpmlFoundProps {
  readonly outlets: readonly OutletChoice[];
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

/** A list of feeds is not followed before the reader says so: each of its hosts needs a permission. */
function OpmlFound({ outlets, words, calls, page }: OpmlFoundProps) {
  const [followed, setFollowed] = useState(false);
  const follow = async () => {
    const permitted = calls.permit([...new Set(outlets.flatMap(originsOf))]);
    const answer = await page.run(
      permitted.then((granted) => {
        if (!granted) throw new Error(words.say("pickerDenied"));
        return calls.ask("followOutlets", outlets);
      }),
    );
    if (answer) setFollowed(true);
  };
  return (
    <div class="row">
      <p class="details">{words.count("opmlFound", outlets.length)}</p>
      {followed ? (
        <p role="status">{words.say("opmlFollowed")}</p>
      ) : (
        <button type="button" data-testid="opml-follow" onClick={() => void follow()}>
          {words.say("follow")}
        </button>
      )}
    </div>
  );
}
