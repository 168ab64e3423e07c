/** What do the chosen marks look like? Four sentences as a page would show them, on white and on near-black. */

import type { Verdict } from "../../engine/second-source";
import { markLine, underlineOffset } from "../../protocol/mark-line";
import type { ReadingSettings } from "../../protocol/reading-settings";
import { verdictName, verdictOrder } from "../../words/phrases";
import type { MessageKey, Words } from "../../words/words";

const sentences: Record<Verdict, MessageKey> = {
  conflicting: "previewConflicting",
  corroborated: "previewCorroborated",
  sameOrigin: "previewSameOrigin",
  unique: "previewUnique",
};

interface PreviewProps {
  readonly settings: ReadingSettings;
  readonly words: Words;
}

export function Preview({ settings, words }: PreviewProps) {
  return (
    <div class="previews" role="img" aria-label={words.say("previewLabel")} data-testid="preview">
      {["light", "dark"].map((ground) => (
        <p key={ground} class={`preview ${ground}`}>
          {verdictOrder.map((verdict) => (
            <span key={verdict}>
              <span
                data-verdict={verdict}
                title={verdictName(verdict, words)}
                style={lookOf(verdict, settings)}
              >
                {words.say(sentences[verdict])}
              </span>{" "}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}

/** Drawn as in a page, so that what is chosen here is what is seen there. */
function lookOf(verdict: Verdict, settings: ReadingSettings) {
  if (!settings.shown[verdict]) return {};
  const { line, colour, thickness, tint } = markLine(verdict, true, settings);
  return {
    textDecorationLine: "underline",
    textDecorationStyle: line,
    textDecorationColor: colour,
    textDecorationThickness: `${thickness}px`,
    textUnderlineOffset: underlineOffset,
    ...(tint && { backgroundColor: tint }),
  };
}
