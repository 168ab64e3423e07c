/** How does a claim come into view? With the page's own scrolling, and a closed `<details>` opened as a click would. */

export function bringIntoView(document: Document, range: Range): void {
  openAround(range.startContainer.parentElement);
  const window = document.defaultView;
  if (!window || isInView(range, window)) return;
  // The element first: the claim may stand in a scrolled box, or in a column beside the window. Then the claim itself, a
  // third down the window.
  const { parentElement } = range.startContainer;
  parentElement?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  if (isInView(range, window)) return;
  const { top, left, right } = range.getBoundingClientRect();
  window.scrollBy({
    top: top - window.innerHeight / 3,
    left: right < 0 || left > window.innerWidth ? left - window.innerWidth / 3 : 0,
    behavior: "instant",
  });
}

function isInView(range: Range, { innerWidth, innerHeight }: Window): boolean {
  const { top, bottom, left, right } = range.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && right > 0 && left < innerWidth;
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
