/** The playground page: wires words, worker and view together. */

import { render } from "preact";
import { followOwnLinks } from "./address";
import { Comparisons } from "./comparison";
import { Playground } from "./playground";
import { playgroundWords } from "./words";

const words = playgroundWords();
document.documentElement.lang = words.language;
document.body.replaceChildren();
followOwnLinks(window, new AbortController().signal);
render(<Playground comparisons={new Comparisons()} words={words} />, document.body);
