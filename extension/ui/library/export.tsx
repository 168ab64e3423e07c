/** Everything the reader has, as files that other programs and other readers understand. */

import { useRef, useState } from "preact/hooks";
import type { LibraryOverview } from "../../protocol/library-calls";
import type { Words } from "../../words/words";
import type { LibraryPageCalls, Page } from "./calls";
import { exportLines } from "./exporting";
import { writeOpml } from "./opml";

interface ExportViewProps {
  readonly overview: LibraryOverview;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

export function ExportView({ overview, words, calls, page }: ExportViewProps) {
  const [done, setDone] = useState<number>();
  const [said, say] = useState("");
  const stop = useRef<AbortController>(undefined);
  const feeds = overview.outlets.filter((outlet) => outlet.feeds.length > 0);
  const day = new Date().toISOString().slice(0, 10);

  const articles = async (kind: "jsonl" | "seg") => {
    stop.current = new AbortController();
    say("");
    setDone(0);
    const asked = exportLines(calls.ask, stop.current.signal, setDone).then(async (parts) => {
      if (!parts) return words.say("exportStopped");
      const content =
        kind === "jsonl"
          ? new Blob([...parts], { type: "application/jsonl" })
          : new Blob([(await calls.build(articlesOf(parts))).slice()]);
      const name = `second-source-${day}.${kind}`;
      calls.save(name, content);
      return words.say("exported", name);
    });
    say((await page.run(asked)) ?? "");
    setDone(undefined);
  };
  const list = () => {
    calls.save(
      `second-source-${day}.opml`,
      new Blob([writeOpml(feeds, words.say("libraryTitle"))], { type: "text/x-opml" }),
    );
  };
  const busy = done !== undefined;
  return (
    <>
      <dl class="exports">
        <div>
          <dt>
            <button
              type="button"
              class="quiet"
              data-testid="export-jsonl"
              disabled={busy || overview.articles === 0}
              onClick={() => void articles("jsonl")}
            >
              {words.say("exportArticles")}
            </button>
          </dt>
          <dd class="details">{words.say("exportArticlesNote")}</dd>
        </div>
        <div>
          <dt>
            <button
              type="button"
              class="quiet"
              data-testid="export-seg"
              disabled={busy || overview.articles === 0}
              onClick={() => void articles("seg")}
            >
              {words.say("exportLibrary")}
            </button>
          </dt>
          <dd class="details">{words.say("exportLibraryNote")}</dd>
        </div>
        <div>
          <dt>
            <button
              type="button"
              class="quiet"
              data-testid="export-opml"
              disabled={feeds.length === 0}
              onClick={list}
            >
              {words.say("exportFeeds")}
            </button>
          </dt>
          <dd class="details">{words.say("exportFeedsNote")}</dd>
        </div>
      </dl>
      {busy && (
        <div class="row">
          <progress value={done} max={Math.max(1, overview.articles)} aria-label={words.say("exporting")} />
          <button type="button" class="quiet" onClick={() => stop.current?.abort()}>
            {words.say("cancel")}
          </button>
        </div>
      )}
      <p role="status" class={said && "success"} data-testid="export-status">
        {said}
      </p>
    </>
  );
}

function articlesOf(parts: readonly string[]): unknown[] {
  return parts.flatMap((part) =>
    part
      .split("\n")
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  );
}
