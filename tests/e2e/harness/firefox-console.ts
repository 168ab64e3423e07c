// What is written to Firefox's consoles? Preferences send it all to geckodriver's log; errors are picked out here.

const ERROR = /^(?:console\.(?:error|assert): |JavaScript error: )/;

/** Firefox's own noise, from its own code: nothing that a page or an extension did. */
const OWN_NOISE = /(?:resource|chrome):\/\/|^console\.error: \(|^console\.error: [A-Z][A-Za-z.]*: ?$/;

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
