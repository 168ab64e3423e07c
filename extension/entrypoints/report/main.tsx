/** The page on which a report is saved, printed and shared: of the tab that its address names. */

import { render } from "preact";
import { chosenWords } from "../../stored/language";
import { tabState } from "../../stored/tab-state";
import { dressScreen } from "../../ui/screen";
import { Share } from "../../ui/share/share";
import { save } from "../library/save";

async function main(): Promise<void> {
  const words = await chosenWords();
  const tab = Number(new URLSearchParams(location.search).get("tab") ?? Number.NaN);
  const state = Number.isSafeInteger(tab) ? await tabState(tab) : null;
  dressScreen(document, words, words.say("shareHeading"));
  if (state?.state !== "report") {
    // The tab was closed or shows another page by now.
    render(<p class="share">{words.say("shareGone")}</p>, document.body);
    return;
  }
  render(
    <Share
      report={state.report}
      compared={{ sample: state.sample, extent: state.extent, selection: state.selection }}
      now={new Date().toISOString()}
      words={words}
      save={({ name, type, text }) => save(name, new Blob([text], { type }))}
      copy={(text) => navigator.clipboard.writeText(text)}
    />,
    document.body,
  );
}

void main();
