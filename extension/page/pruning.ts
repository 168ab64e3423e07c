/**
 * What does Readability let through that is not the article?
 *
 * Rails, link lists and boxes that stand within the article's own column. Judged in the live page, because
 * Readability has renamed and unwrapped elements by the time we see its result.
 */

/** Elements that are never the article's own words. */
const besides =
  "aside, nav, form, button, [role=complementary], [role=navigation], [role=search], [aria-hidden=true]";

/** Words in an element's class or id that name a box beside the article. */
const boxNames = new Set(
  (
    "aside sidebar rail related recirc recirculation recommended recommendations trending popular newsletter " +
    "subscribe subscription promo outbrain taboola comments share sharing social advert advertisement ad ads " +
    "sponsored breadcrumb breadcrumbs crumbs tags cookie"
  ).split(" "),
);

/** Above this share of the article's text an element is the article, whatever it is called ("has-sidebar"). 0..1 */
const articleShare = 0.4;
/** A list whose text is mostly links leads elsewhere. 0..1; key-point lists with one linked name stay below. */
const linkedList = 0.6;
/** A paragraph or heading that is one link is a teaser: "Read also: …". 0..1 */
const linkedParagraph = 0.85;

const listTags = new Set(["UL", "OL", "DL", "TABLE"]);
const paragraphTags = new Set(["P", "DIV", "SECTION", "H2", "H3", "H4", "H5", "H6"]);

interface Weight {
  text: number;
  linked: number;
}

/** The text nodes of `survivors` that belong to the article itself. */
export function prune(survivors: ReadonlySet<Text>): Set<Text> {
  const weights = weigh(survivors);
  const total = [...survivors].reduce((sum, node) => sum + lengthOf(node), 0);
  const judged = new Map<Element, boolean>();
  const isBeside = (element: Element): boolean => {
    const known = judged.get(element);
    if (known !== undefined) return known;
    const parent = element.parentElement;
    const beside =
      leadsElsewhere(element, weights.get(element), total) || (parent !== null && isBeside(parent));
    judged.set(element, beside);
    return beside;
  };
  return new Set([...survivors].filter((node) => node.parentElement && !isBeside(node.parentElement)));
}

function leadsElsewhere(element: Element, weight: Weight | undefined, total: number): boolean {
  if (!weight || weight.text === 0 || weight.text > total * articleShare) return false;
  if (element.matches(besides) || namesBox(element)) return true;
  const linked = weight.linked / weight.text;
  if (listTags.has(element.tagName)) return linked > linkedList;
  return paragraphTags.has(element.tagName) && linked > linkedParagraph;
}

/** Share of link text among `nodes`, 0..1. */
export function linkShare(nodes: ReadonlySet<Text>): number {
  let text = 0;
  let linked = 0;
  for (const node of nodes) {
    text += lengthOf(node);
    if (node.parentElement?.closest("a[href]")) linked += lengthOf(node);
  }
  return text === 0 ? 1 : linked / text;
}

function weigh(nodes: ReadonlySet<Text>): Map<Element, Weight> {
  const weights = new Map<Element, Weight>();
  for (const node of nodes) {
    const length = lengthOf(node);
    const linked = node.parentElement?.closest("a[href]") ? length : 0;
    for (let element = node.parentElement; element; element = element.parentElement) {
      const weight = weights.get(element) ?? { text: 0, linked: 0 };
      weight.text += length;
      weight.linked += linked;
      weights.set(element, weight);
    }
  }
  return weights;
}

function namesBox(element: Element): boolean {
  const names = `${element.id} ${element.getAttribute("class") ?? ""}`
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
  return names.split(/[^a-z0-9]+/).some((name) => boxNames.has(name));
}

function lengthOf(node: Text): number {
  return node.data.trim().length;
}
