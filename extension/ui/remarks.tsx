/** What else should be known beside a report? That it rests on samples, on part of an article, or on wording alone. */

import type { TabState } from "../stored/tab-state";
import { noticeText } from "../words/notices";
import type { Words } from "../words/words";

interface RemarksProps {
  readonly state: Extract<TabState, { state: "report" }>;
  readonly words: Words;
}

export function Remarks({ state: { report, sample, extent, selection }, words }: RemarksProps) {
  const remarks = [
    ...(selection ? [words.say("selectionNote")] : []),
    ...(extent?.cut ? [words.say("extentCut", words.number(extent.words))] : []),
    ...(report.notices ?? []).map((notice) => noticeText(notice, words)),
    ...(sample ? [words.say("sampleNote")] : []),
  ];
  return (
    <>
      {remarks.map((remark) => (
        <p key={remark} class="remark">
          {remark}
        </p>
      ))}
    </>
  );
}
