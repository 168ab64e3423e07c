/** What happens when the extension is installed or updated? A welcome, once; menus and words are made anew. */

import { browser } from "wxt/browser";
import { chosenWords, renewLanguage, watchLanguage } from "../../stored/language";
import { makeMenus } from "./menus";

export function serveFirstRun(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void browser.tabs.create({ url: `${browser.runtime.getURL("/")}welcome.html` });
    void renewLanguage().then(chosenWords).then(makeMenus);
  });
  watchLanguage(() => void chosenWords().then(makeMenus));
}
