// Pages of news sites that hold no article. Nothing may be compared on them.

import * as f from "./furniture.ts";

const { page } = f;
const none = (name: string, body: string): f.Layout => ({ name, html: page(name, body), blocks: [] });
const numbers = Array.from({ length: 24 }, (_, n) => n);

export const NO_ARTICLES = [
  none(
    "front-page",
    `${f.menu}<main><h1>The Sample Post</h1><section>${numbers.map(f.teaser).join("")}</section></main>${f.footer}`,
  ),
  none(
    "section-page",
    `${f.menu}<main><h1>Politics</h1><ul>${numbers.map((n) => `<li>${f.teaser(n)}</li>`).join("")}</ul></main>${f.footer}`,
  ),
  none(
    "video-page",
    `${f.menu}<main><h1>Watch: the ferry off Velen</h1><div class="player"></div><p>Two minutes and ten seconds.</p>${f.rail}</main>${f.footer}`,
  ),
  none("cookie-note-only", `${f.menu}${f.cookieNote}`),
];
