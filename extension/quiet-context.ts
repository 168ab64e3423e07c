/**
 * How does a content script start without a word to the page?
 *
 * WXT's own context calls out to older copies of the script, by `window.postMessage` and an event on the document: every
 * site that is "compared without marks" could hear that it is read. The build puts this one in its place; the reader ends
 * its older copy itself (`article.content`).
 */

export class ContentScriptContext {}
