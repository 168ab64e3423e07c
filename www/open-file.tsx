/** How does the visitor get a text from a file into a field? */

import { useState } from "preact/hooks";
import { type OpenedText, openable, openedText } from "./opened-file";
import type { PlaygroundWords } from "./words";

interface OpenFileProps {
  readonly words: PlaygroundWords;
  readonly opened: (text: OpenedText) => void;
}

export function OpenFile({ words, opened }: OpenFileProps) {
  const [unread, setUnread] = useState(false);
  const chosen = async (field: HTMLInputElement) => {
    const [file] = field.files ?? [];
    const text = file && (await openedText(file));
    // The same file may be chosen again.
    field.value = "";
    setUnread(file !== undefined && !text);
    if (text) opened(text);
  };
  return (
    <div class="open-file">
      <label>
        <span>{words.tell("openFile")}</span>{" "}
        <input
          type="file"
          accept={openable}
          data-testid="open-file"
          onChange={(event) => void chosen(event.currentTarget)}
        />
      </label>
      {unread && (
        <p class="wrong" role="alert" data-testid="unread">
          {words.tell("fileUnread")}
        </p>
      )}
    </div>
  );
}
