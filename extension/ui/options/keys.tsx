/**
 * Which keys act?
 *
 * Keys in the page are ours to change: a button takes the next key that is pressed. Keys of the browser are its own: they
 * are listed, and the browser's page for them is opened.
 */

import type { TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import {
  clashingKeys,
  defaultReadingSettings,
  type KeyCommand,
  keyCommands,
  type ReadingSettings,
  readKey,
} from "../../protocol/reading-settings";
import type { MessageKey, Words } from "../../words/words";

export interface BrowserCommand {
  /** As the manifest names it. */
  readonly name: string;
  /** In the browser's language. */
  readonly description: string;
  /** "" where it has none. */
  readonly shortcut: string;
}

export interface KeysProps {
  readonly keys: ReadingSettings["keys"];
  readonly commands: readonly BrowserCommand[];
  readonly words: Words;
  readonly change: (keys: ReadingSettings["keys"]) => void;
  /** Opens the browser's page for keyboard commands; absent where no page of ours can. */
  readonly openBrowserKeys?: (() => void) | undefined;
}

export const commandNames: Record<KeyCommand, MessageKey> = {
  nextClaim: "keyNextClaim",
  previousClaim: "keyPreviousClaim",
  nextConflict: "keyNextConflict",
  openCard: "keyOpenCard",
  copyCitation: "keyCopyCitation",
  hideMarks: "keyHideMarks",
};

/** The manifest's commands in the language that the reader chose, which need not be the browser's. */
const browserCommandNames: Partial<Record<string, MessageKey>> = {
  "check-page": "commandCheckPage",
  "check-selection": "commandCheckSelection",
  "add-page": "addToLibrary",
  "open-panel": "commandOpenPanel",
  "next-conflict": "keyNextConflict",
  "hide-marks": "keyHideMarks",
};

function browserCommandName({ name, description }: BrowserCommand, words: Words): string {
  const known = browserCommandNames[name];
  return known ? words.say(known) : description;
}

export function KeysSection({ keys, commands, words, change, openBrowserKeys }: KeysProps) {
  const clashes = clashingKeys(keys.map);
  const set = (command: KeyCommand, key: string) => change({ ...keys, map: { ...keys.map, [command]: key } });
  return (
    <>
      <h3>{words.say("keysInPage")}</h3>
      <label class="tick">
        <input
          type="checkbox"
          data-testid="keys-on"
          checked={keys.on}
          onChange={({ currentTarget: { checked } }) => change({ ...keys, on: checked })}
        />
        {words.say("keysOn")}
      </label>
      <ul class="keys">
        {keyCommands.map((command) => (
          <li key={command}>
            <span id={`key-${command}`}>{words.say(commandNames[command])}</span>
            <KeyRecorder
              pressed={keys.map[command]}
              labelledBy={`key-${command}`}
              disabled={!keys.on}
              words={words}
              record={(key) => set(command, key)}
            />
            {clashes.includes(command) && <p class="trouble">{words.say("keyClash")}</p>}
          </li>
        ))}
      </ul>
      <p class="details">{words.say("keysNote")}</p>
      <p>
        <button type="button" class="quiet" onClick={() => change(defaultReadingSettings.keys)}>
          {words.say("resetKeys")}
        </button>
      </p>
      <h3>{words.say("keysOfBrowser")}</h3>
      <dl class="commands">
        {commands.map((command) => (
          <div key={command.name}>
            <dt>{browserCommandName(command, words)}</dt>
            <dd>{command.shortcut ? <kbd>{command.shortcut}</kbd> : words.say("keyNone")}</dd>
          </div>
        ))}
      </dl>
      <p class="details">{words.say("keysOfBrowserNote")}</p>
      {openBrowserKeys && (
        <button type="button" class="quiet" data-testid="browser-keys" onClick={openBrowserKeys}>
          {words.say("keysOpenBrowser")}
        </button>
      )}
    </>
  );
}

interface RecorderProps {
  readonly pressed: string;
  readonly labelledBy: string;
  readonly disabled: boolean;
  readonly words: Words;
  readonly record: (key: string) => void;
}

/** Waits for a key after it is pressed. Escape keeps the old key, Backspace takes it away, Tab goes on as ever. */
function KeyRecorder({ pressed, labelledBy, disabled, words, record }: RecorderProps) {
  const [waiting, wait] = useState(false);
  const id = `${labelledBy}-value`;
  const heard = (event: TargetedKeyboardEvent<HTMLButtonElement>) => {
    if (!waiting || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return wait(false);
    const erases = event.key === "Backspace" || event.key === "Delete";
    const key = erases ? "" : readKey(event);
    if (key === undefined) return;
    record(key);
    wait(false);
  };
  return (
    <button
      type="button"
      id={id}
      class="quiet key"
      aria-labelledby={`${labelledBy} ${id}`}
      disabled={disabled}
      onClick={() => wait(true)}
      onKeyDown={heard}
      onBlur={() => wait(false)}
    >
      {waiting ? words.say("keyPress") : pressed || words.say("keyNone")}
    </button>
  );
}
