/**
 * What stands within what, where a page is built of components?
 *
 * A component keeps its parts in a shadow tree, which the page's own tree does not show, and puts text of the page into
 * its slots. Readers see the two as one, and so it is walked here: an open shadow tree stands in its component's place, and
 * what a slot shows stands in the slot. Closed shadow trees stay closed.
 */

/** Components looked into on one page. */
const mostComponents = 2_000;

/** What stands directly within a node, in reading order. */
export function childrenOf(node: Node): readonly Node[] {
  if (isElement(node)) {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    const slotted = node.tagName === "SLOT" ? (node as HTMLSlotElement).assignedNodes() : [];
    if (slotted.length > 0) return slotted;
  }
  return [...node.childNodes];
}

/** The element around a node. */
export function parentOf(node: Node): Element | null {
  const { assignedSlot } = node as Partial<Slottable>;
  if (assignedSlot) return assignedSlot;
  const { parentNode } = node;
  return isShadowRoot(parentNode) ? parentNode.host : node.parentElement;
}

/** Whether `inner` is `outer` or stands within it. */
export function holds(outer: Node, inner: Node): boolean {
  if (outer.contains(inner)) return true;
  if (!isShadowRoot(outer.getRootNode()) && !isShadowRoot(inner.getRootNode())) return false;
  for (let node: Node | null = inner; node; node = parentOf(node)) if (node === outer) return true;
  return false;
}

/** The nearest element around `element`, itself included, that `selector` selects. */
export function nearest(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  const root = element.getRootNode();
  return found ?? (isShadowRoot(root) ? nearest(root.host, selector) : null);
}

/** Below 0 where `a` ends before `b` begins, above 0 where it stands behind, 0 where one holds the other. */
export function readingOrder(a: Node, b: Node): number {
  if (a.getRootNode() === b.getRootNode()) {
    const place = a.compareDocumentPosition(b);
    if (place & Node.DOCUMENT_POSITION_CONTAINS || place & Node.DOCUMENT_POSITION_CONTAINED_BY) return 0;
    return place & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : place & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0;
  }
  const [pathA, pathB] = [pathTo(a), pathTo(b)];
  let shared = 0;
  while (pathA[shared] !== undefined && pathA[shared] === pathB[shared]) shared += 1;
  const [around, atA, atB] = [pathA[shared - 1], pathA[shared], pathB[shared]];
  if (!around || !atA || !atB) return 0;
  const siblings = childrenOf(around);
  return siblings.indexOf(atA) - siblings.indexOf(atB);
}

/** The open shadow trees within `root`, those within others too. */
export function shadowRoots(root: ParentNode): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const look = (within: ParentNode) => {
    for (const { shadowRoot } of within.querySelectorAll("*")) {
      if (!shadowRoot || found.length >= mostComponents) continue;
      found.push(shadowRoot);
      look(shadowRoot);
    }
  };
  look(root);
  return found;
}

/** The shadow tree that a node stands in. */
export function shadowAround(node: Node): ShadowRoot | undefined {
  const root = node.getRootNode();
  return isShadowRoot(root) ? root : undefined;
}

function pathTo(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = parentOf(at)) path.unshift(at);
  return path;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Of the nodes that have a host, an `<a>` has it as text. */
function isShadowRoot(node: Node | null): node is ShadowRoot {
  return node?.nodeType === 11 && "host" in node;
}
