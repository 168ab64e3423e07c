/**
 * How is the side panel opened?
 *
 * Each browser has a way of its own, and both want it called within the reader's click: nothing may be awaited before.
 */

import { browser } from "wxt/browser";

/** What the browsers offer; each has one of the two. */
interface Sides {
  readonly sidePanel?: { open(where: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
}

export function openPanel(windowId: number): void {
  const { sidePanel, sidebarAction } = browser as unknown as Sides;
  const opened = sidePanel ? sidePanel.open({ windowId }) : sidebarAction?.open();
  // Refused without a click, as for a key that the browser does not count as one.
  void opened?.catch(() => {});
}
