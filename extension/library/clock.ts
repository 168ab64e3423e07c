/**
 * Is the machine's clock ahead?
 *
 * After a flat battery a laptop may wake up weeks in the future: every article would be too old and go. Servers say what
 * time it is, and where all of them agree that it is days earlier, articles age by their time.
 */

const day = 24 * 3600_000;
/** Servers' clocks are hours off, never days. */
const tolerance = 2 * day;

export class ServerClock {
  private readonly offsets: number[] = [];

  constructor(private readonly own: () => number) {}

  readonly heard = (headers: Headers): void => {
    const told = Date.parse(headers.get("date") ?? "");
    if (!Number.isNaN(told)) this.offsets.push(told - this.own());
  };

  /** The time by which articles age. */
  now(): number {
    const nearest = this.offsets.length > 0 ? Math.max(...this.offsets) : 0;
    return this.own() + (nearest < -tolerance ? nearest : 0);
  }
}
