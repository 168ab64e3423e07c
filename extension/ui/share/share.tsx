/** How is a report kept or handed on? What is saved is seen first: the preview is the file itself. */

import { useRef, useState } from "preact/hooks";
import type { Report } from "../../engine/second-source";
import type { Compared } from "../../words/remarks";
import type { MessageKey, Words } from "../../words/words";
import { type Content, type Format, type SavedFile, savedFile } from "../export/forms";

export interface ShareProps {
  readonly report: Report;
  readonly compared: Compared;
  /** When the report is saved, RFC 3339. */
  readonly now: string;
  readonly words: Words;
  readonly save: (file: SavedFile) => void;
  readonly copy: (text: string) => Promise<void>;
}

const contents: readonly {
  readonly content: Content;
  readonly name: MessageKey;
  readonly note: MessageKey;
}[] = [
  { content: "report", name: "shareReport", note: "shareReportNote" },
  { content: "worksheet", name: "shareWorksheet", note: "shareWorksheetNote" },
];

const formats: readonly {
  readonly format: Format;
  readonly name: MessageKey;
  readonly of: readonly Content[];
}[] = [
  { format: "html", name: "saveHtml", of: ["report", "worksheet"] },
  { format: "markdown", name: "saveMarkdown", of: ["report", "worksheet"] },
  { format: "json", name: "saveJson", of: ["report"] },
];

export function Share({ report, compared, now, words, save, copy }: ShareProps) {
  const [content, choose] = useState<Content>("report");
  const [said, say] = useState("");
  const preview = useRef<HTMLIFrameElement>(null);
  const file = (format: Format) => savedFile(report, { content, format, now, compared }, words);
  return (
    <main class="share">
      <header>
        <h1>{words.say("shareHeading")}</h1>
        {compared.sample && <span class="sample">{words.say("sampleLabel")}</span>}
      </header>
      <fieldset class="contents">
        <legend>{words.say("shareWhat")}</legend>
        {contents.map(({ content: name, name: label, note }) => (
          <label key={name}>
            <input
              type="radio"
              name="content"
              value={name}
              checked={name === content}
              onChange={() => {
                choose(name);
                say("");
              }}
            />
            <span>
              {words.say(label)} <span class="details">{words.say(note)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="buttons">
        <button type="button" data-testid="print" onClick={() => preview.current?.contentWindow?.print()}>
          {words.say("print")}
        </button>
        {formats
          .filter(({ of }) => of.includes(content))
          .map(({ format, name }) => (
            <button
              key={format}
              type="button"
              class="quiet"
              data-testid={`save-${format}`}
              onClick={() => {
                save(file(format));
                say(words.say("saved", file(format).name));
              }}
            >
              {words.say(name)}
            </button>
          ))}
        <button
          type="button"
          class="quiet"
          data-testid="copy-markdown"
          onClick={() =>
            void copy(file("markdown").text).then(
              () => say(words.say("copied")),
              () => say(words.say("copyFailed")),
            )
          }
        >
          {words.say("copyMarkdown")}
        </button>
        <p role="status" class="details" data-testid="said">
          {said}
        </p>
      </div>
      {/* No script runs in it; "same origin" and "modals" let this page print it. */}
      <iframe
        ref={preview}
        title={words.say("sharePreview")}
        sandbox="allow-same-origin allow-modals allow-popups"
        srcdoc={file("html").text}
      />
    </main>
  );
}
