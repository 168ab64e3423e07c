/**
 * How do libraries that assign `innerHTML` get past stores and strict pages?
 *
 * Two of ours do: Readability restores its copy of the page between attempts, Preact offers `dangerouslySetInnerHTML`,
 * which we never use. The build replaces these assignments, and fails when a new version of a library writes them
 * differently, so that nothing slips through.
 */

import type { Plugin } from "vite";

interface Rewrite {
  readonly file: RegExp;
  readonly from: RegExp;
  readonly to: string;
  /** Assignments in the version in use. */
  readonly times: number;
}

const rewrites: readonly Rewrite[] = [
  {
    file: /@mozilla\/readability\/Readability\.js$/,
    from: /\b(\w+)\.innerHTML = ([\w.]+);/g,
    to: '$1.replaceChildren(...new DOMParser().parseFromString($2, "text/html").body.childNodes);',
    times: 2,
  },
  {
    file: /\/preact\/dist\/preact\.(module\.js|mjs)$/,
    from: /\b(\w+)\.innerHTML=([\w.]+)/g,
    to: "$1.textContent=$2",
    times: 1,
  },
];

export function noInnerHtml(): Plugin {
  return {
    name: "second-source:no-inner-html",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      const rewrite = rewrites.find(({ file }) => file.test(id));
      if (!rewrite) return null;
      const found = code.match(rewrite.from)?.length ?? 0;
      if (found !== rewrite.times) {
        this.error(
          `${id} assigns innerHTML ${found} times instead of ${rewrite.times}; look at no-inner-html.ts`,
        );
      }
      return { code: code.replace(rewrite.from, rewrite.to), map: null };
    },
  };
}
