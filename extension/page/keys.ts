/**
 * Which keys act on the marks?
 *
 * Alt+N next claim, Alt+P previous claim, Escape closes the card. Keys are taken by their place on the keyboard:
 * on a Mac, Alt+N types a dead key.
 */

/** Each says whether the key was of use; the page gets it otherwise. */
export interface KeyActions {
  next(): boolean;
  previous(): boolean;
  close(): boolean;
  /** Moves the focus into a card that was opened by keyboard. */
  enter(): boolean;
}

/** Listens for the keys until `signal` aborts. */
export function watchKeys(window: Window, actions: KeyActions, signal: AbortSignal): void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !act(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", pressed, { capture: true, signal });
}

function act(event: KeyboardEvent, actions: KeyActions): boolean {
  const alt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
  if (plain && event.key === "Escape") return actions.close();
  if (plain && event.key === "Tab" && !event.shiftKey) return actions.enter();
  if (!alt || isTyping(event.composedPath()[0])) return false;
  if (event.code === "KeyN") return actions.next();
  return event.code === "KeyP" && actions.previous();
}

function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
