/** How does a claim come into view? With the page's own scrolling, and a closed `<details>` opened as a click would. */

export function bringIntoView(document: Document, range: Range): void {
  openAround(range.startContainer.parentElement);
  const window = document.defaultView;
  const { top, bottom } = range.getBoundingClientRect();
  if (!window || (top >= 0 && bottom <= window.innerHeight)) return;
  // The element first: the claim may stand in a scrolled box. Then the claim itself, a third down the window.
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const now = range.getBoundingClientRect();
  if (now.top < 0 || now.bottom > window.innerHeight) {
    window.scrollBy({ top: now.top - window.innerHeight / 3, behavior: "instant" });
  }
}

function openAround(element: Element | null): void {
  for (
    let at = element?.closest("details:not([open])");
    at;
    at = at.parentElement?.closest("details:not([open])")
  ) {
    if (!element?.closest("summary") || element.closest("summary")?.parentElement !== at)
      (at as HTMLDetailsElement).open = true;
  }
}
