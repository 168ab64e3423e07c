/**
 * Which keys act on the marks?
 *
 * The reader's own, from the settings; Escape closes the card, Tab leads into it and on from its statement. A key that is of no use here goes
 * to the page, and while the reader types in a field every key does.
 */

import { type KeyCommand, keyCommands, type ReadingSettings, readKey } from "../protocol/reading-settings";
import { isReaders } from "./trusted";

/** Each says whether the key was of use; the page gets it otherwise. */
export interface KeyActions {
  run(command: KeyCommand): boolean;
  close(): boolean;
  /** Moves the focus into a card that was opened by keyboard, or on from its statement. */
  tab(backwards: boolean): boolean;
}

/** Listens for the keys until `signal` aborts. `keys` is asked anew for every key that is pressed. */
export function watchKeys(
  window: Window,
  keys: () => ReadingSettings["keys"],
  actions: KeyActions,
  signal: AbortSignal,
): void {
  const pressed = (event: KeyboardEvent) => {
    if (!isReaders(event) || event.defaultPrevented || event.isComposing) return;
    if (!act(event, keys(), actions)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", pressed, { capture: true, signal });
}

function act(event: KeyboardEvent, keys: ReadingSettings["keys"], actions: KeyActions): boolean {
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
  if (plain && event.key === "Escape") return actions.close();
  if (plain && event.key === "Tab") return actions.tab(event.shiftKey);
  if (!keys.on || isTyping(event.composedPath()[0])) return false;
  const key = readKey(event);
  const command = key === undefined ? undefined : keyCommands.find((name) => keys.map[name] === key);
  return command !== undefined && actions.run(command);
}

/** Whether keys are text: in fields, in anything editable, and in widgets that take letters (menus, grids). */
function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  return target.matches(
    "input, textarea, select, [role=textbox], [role=searchbox], [role=combobox], [role=spinbutton], [role=application]",
  );
}
