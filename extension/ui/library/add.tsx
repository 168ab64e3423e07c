/** How does something come into the library? By an address, from files, from another reader's list. */

import type { LibraryOverview } from "../../protocol/library-calls";
import type { Words } from "../../words/words";
import { AddAddress } from "./add-address";
import type { LibraryPageCalls, Page } from "./calls";
import { ExportView } from "./export";
import { ImportFiles } from "./import-files";

interface AddViewProps {
  readonly overview: LibraryOverview;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
  /** Already typed, where the reader came to look for a feed again. */
  readonly address: string;
}

export function AddView({ overview, now, words, calls, page, address }: AddViewProps) {
  return (
    <>
      <section aria-labelledby="add-address">
        <h3 id="add-address">{words.say("addByAddress")}</h3>
        <p class="details">{words.say("addByAddressNote")}</p>
        <AddAddress first={address} now={now} words={words} calls={calls} page={page} />
      </section>
      <section aria-labelledby="add-page">
        <h3 id="add-page">{words.say("addThisPage")}</h3>
        <p class="details">{words.say("addThisPageNote")}</p>
      </section>
      <section aria-labelledby="add-files">
        <h3 id="add-files">{words.say("importTitle")}</h3>
        <p class="details">{words.say("importNote")}</p>
        <ImportFiles words={words} calls={calls} page={page} now={now} />
      </section>
      <section aria-labelledby="export">
        <h3 id="export">{words.say("exportTitle")}</h3>
        <ExportView overview={overview} words={words} calls={calls} page={page} />
      </section>
    </>
  );
}
