/** The remarks beside a report. */

import type { TabState } from "../stored/tab-state";
import { remarks } from "../words/remarks";
import type { Words } from "../words/words";

interface RemarksProps {
  readonly state: Extract<TabState, { state: "report" }>;
  readonly words: Words;
}

export function Remarks({ state, words }: RemarksProps) {
  return (
    <>
      {remarks(state.report, state, words).map((remark) => (
        <p key={remark} class="remark">
          {remark}
        </p>
      ))}
    </>
  );
}
