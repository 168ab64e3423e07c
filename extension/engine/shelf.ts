/**
 * How do the reader's own segments get into the engine?
 *
 * By their indexes, which is all that finding a story takes. The words of the story's articles are brought when the
 * engine misses them: forty articles of ten thousand.
 */

import type { Article, CheckOptions, Engine, Standing, TextAddress } from "./second-source";

/** What the library offers; numbers of segments are its own. */
export interface StoredSegments {
  /** The number of each segment, and who speaks where one of its articles lies in another, too. */
  list(): Promise<ReadonlyMap<number, Standing>>;
  /** In the order asked, each as soon as it is read; nothing for one that is gone. */
  indexes(segments: readonly number[]): AsyncIterable<Uint8Array | undefined>;
  texts(addresses: readonly TextAddress[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** Told of a segment that cannot be read. */
  damaged(segment: number, problem: string): Promise<void>;
}

/**
 * Begins to read before there is an engine: the disk works while WebAssembly is compiled. What was read is given to whoever
 * asks first; later calls read anew.
 */
export function readAhead(stored: StoredSegments): StoredSegments {
  const listed = stored.list();
  const read = listed.then((all) => gathered(stored.indexes([...all.keys()])));
  // Whoever asks hears of a disk that failed.
  read.catch(() => {});
  let ahead: typeof listed | undefined = listed;
  let isRead = false;
  return {
    list: () => {
      const all = ahead ?? stored.list();
      isRead = ahead !== undefined;
      ahead = undefined;
      return all;
    },
    async *indexes(segments) {
      yield* isRead ? await read : stored.indexes(segments);
    },
    texts: (addresses) => stored.texts(addresses),
    damaged: (segment, problem) => stored.damaged(segment, problem),
  };
}

async function gathered<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

/** Bytes of words that stay in memory from one check to the next: readers compare several articles of one story. */
const keptTexts = 8_000_000;
/** Each round brings what the one before missed; the story first, then what its comparison looks up. */
const rounds = 4;

type Answering = Pick<
  Engine,
  "addSegment" | "removeSegment" | "seek" | "missedTexts" | "putText" | "forgetTexts"
>;

export class Shelf {
  /** Number in the library → number in the engine. */
  private readonly open = new Map<number, number>();
  private stale = true;
  private updating: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: Answering,
    private readonly stored: StoredSegments,
  ) {}

  /** Something changed in the library: it is looked through before the next check. */
  expire(): void {
    this.stale = true;
  }

  /** Makes the engine hold what the library holds. Opens what is new, closes what is gone, and reads nothing else. */
  update(): Promise<void> {
    // A disk that failed once may answer the next time.
    this.updating = this.updating.catch(() => {}).then(() => this.match());
    return this.updating;
  }

  private async match(): Promise<void> {
    if (!this.stale) return;
    this.stale = false;
    try {
      await this.matchAll();
    } catch (error) {
      this.stale = true;
      throw error;
    }
  }

  private async matchAll(): Promise<void> {
    const wanted = await this.stored.list();
    for (const [segment, opened] of this.open) {
      if (wanted.has(segment)) continue;
      this.engine.removeSegment(opened);
      this.open.delete(segment);
    }
    const missing = [...wanted].filter(([segment]) => !this.open.has(segment));
    // One is opened while the disk reads the next: with 10,000 articles either takes half of the time.
    let at = 0;
    for await (const index of this.stored.indexes(missing.map(([segment]) => segment))) {
      const [segment, standing] = missing[at++] as [number, Standing];
      await this.add(segment, standing, index);
    }
  }

  private async add(segment: number, standing: Standing, index: Uint8Array | undefined): Promise<void> {
    try {
      if (!index) throw new Error("its index is gone");
      this.open.set(segment, this.engine.addSegment(index, standing).id);
    } catch (error) {
      await this.stored.damaged(segment, messageOf(error));
    }
  }

  /** Brings the words that the story of `article` needs, then those of what others know of its facts. */
  async prepare(article: Article, options: CheckOptions): Promise<void> {
    this.engine.forgetTexts(keptTexts);
    for (let round = 0; round < 2; round++)
      if (!(await this.bring(this.engine.seek(article, options).texts))) return;
  }

  /** Answers with `check` once it misses no words any more. */
  async complete<T>(check: () => T): Promise<T> {
    let answer = check();
    for (let round = 1; round < rounds; round++) {
      const brought = await this.bring(this.engine.missedTexts().texts);
      if (!brought) break;
      answer = check();
    }
    return answer;
  }

  /** Says whether there was anything to bring. */
  private async bring(missed: readonly TextAddress[]): Promise<boolean> {
    const numbers = new Map([...this.open].map(([segment, opened]) => [opened, segment]));
    const known = missed.flatMap(({ segment, article }) => {
      const number = numbers.get(segment);
      return number === undefined ? [] : [{ segment, article, number }];
    });
    const texts = await this.stored.texts(known.map(({ number, article }) => ({ segment: number, article })));
    let brought = false;
    for (const [at, { segment, article, number }] of known.entries()) {
      const text = texts[at];
      // A text that is gone went with its segment, in the moment between the two readings.
      if (!text) continue;
      try {
        this.engine.putText(segment, article, text);
        brought = true;
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) throw error;
        this.close(number, segment);
        await this.stored.damaged(number, messageOf(error));
      }
    }
    return brought;
  }

  private close(number: number, opened: number): void {
    if (this.open.delete(number)) this.engine.removeSegment(opened);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
