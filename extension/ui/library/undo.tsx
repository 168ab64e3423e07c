/** Something was deleted: for a while it can be brought back. */

import { useEffect, useRef } from "preact/hooks";
import type { Words } from "../../words/words";

export interface Undoable {
  /** "BBC News and 34 articles were removed." */
  readonly what: string;
  readonly undo: string;
}

interface UndoBarProps {
  readonly undoable: Undoable;
  readonly words: Words;
  readonly undo: () => void;
  readonly close: () => void;
}

export function UndoBar({ undoable, words, undo, close }: UndoBarProps) {
  const button = useRef<HTMLButtonElement>(null);
  // The row that was deleted took the focus with it; here is where the reader most likely wants to go.
  useEffect(() => button.current?.focus(), [undoable]);
  return (
    <div class="undo" data-testid="undo">
      <p role="status">{undoable.what}</p>
      <button ref={button} type="button" class="quiet" data-testid="undo-button" onClick={undo}>
        {words.say("undo")}
      </button>
      <button type="button" class="quiet" onClick={close}>
        {words.say("close")}
      </button>
    </div>
  );
}
