/**
 * What do an element's class and id say of it?
 *
 * Publishers name their boxes for their own style sheets, and the names are much the same everywhere. A name alone
 * decides only small things; the larger an element is, the less its name counts.
 */

/** Words that name a box beside the article. */
const boxNames = new Set(
  (
    "aside sidebar rail related recirc recirculation recommended recommendations trending popular newsletter " +
    "subscribe subscription promo outbrain taboola comment comments disqus share sharing social advert advertisement " +
    "advertising ad ads adslot sponsored sponsor breadcrumb breadcrumbs crumbs tags cookie cookies consent gdpr " +
    "toolbar widget widgets menu navbar nav pagination pager popup modal overlay banner paywall regwall signup " +
    "readmore morestories carousel video videoplayer jwplayer"
  ).split(" "),
);

/** Words that name the article or its text. */
const articleNames = new Set(
  (
    "article articlebody articletext body content entry hentry post postbody story storybody text main bodytext " +
    "bodycopy copy page paragraph paragraphs"
  ).split(" "),
);
const worse = new Set(
  "comment comments disqus footer footnote masthead meta sidebar widget promo related share shopping scroll media banner hidden replies reply".split(
    " ",
  ),
);

const known = new WeakMap<Element, readonly string[]>();

/** Lower-case words of id and class: "relatedStories" → related, stories. */
export function namesOf(element: Element): readonly string[] {
  const before = known.get(element);
  if (before) return before;
  const names = `${element.id} ${element.getAttribute("class") ?? ""}`
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  known.set(element, names);
  return names;
}

export function namesBox(element: Element): boolean {
  return namesOf(element).some((name) => boxNames.has(name));
}

/** Above 0 for names of articles, below for names of boxes. -2..2 */
export function promise(element: Element): number {
  const names = namesOf(element);
  const good = names.some((name) => articleNames.has(name));
  const bad = names.some((name) => worse.has(name));
  return Number(good) - Number(bad);
}
