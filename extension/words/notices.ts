/** What should be known beside a report? The core and the library give codes; this words them for the reader. */

import type { Notice, NoticeAbout } from "../engine/second-source";
import type { MessageKey, Words } from "./words";

const texts: Record<NoticeAbout, MessageKey> = {
  language: "noticeLanguage",
  published: "noticePublished",
  library: "noticeLibrary",
};

export function noticeText({ about, value }: Notice, words: Words): string {
  return words.say(texts[about], value ?? "");
}
