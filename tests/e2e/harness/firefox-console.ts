// What is written to Firefox's consoles? Preferences send it all to geckodriver's log; errors are picked out here.

const ERROR = /^(?:console\.(?:error|assert): |JavaScript error: )/;

/**
 * Firefox's own noise: from its own code, or because a page with a question under way was closed by the driver
 * ("Conduits" are how extension pages talk to the browser).
 */
const OWN_NOISE = new RegExp(
  [
    "(?:resource|chrome)://",
    "^console\\.error: \\(",
    "^console\\.error: [A-Z][A-Za-z.]*: ?$",
    "Actor 'Conduits' destroyed before query",
  ].join("|"),
);

export class FirefoxConsole {
  #read = 0;

  constructor(private readonly log: () => string) {}

  take(): string[] {
    const text = this.log();
    const fresh = text.slice(this.#read);
    this.#read = text.length;
    return fresh.split("\n").filter((line) => ERROR.test(line) && !OWN_NOISE.test(line));
  }
}
