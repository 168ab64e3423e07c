/** What do the chosen marks look like? Four sentences as a page would show them, on white and on near-black. */

import type { Verdict } from "../../engine/second-source";
import { type Intensity, palette, type ReadingSettings } from "../../protocol/reading-settings";
import { verdictName, verdictOrder } from "../../words/phrases";
import type { MessageKey, Words } from "../../words/words";

const sentences: Record<Verdict, MessageKey> = {
  conflicting: "previewConflicting",
  corroborated: "previewCorroborated",
  sameOrigin: "previewSameOrigin",
  unique: "previewUnique",
};

const thickness: Record<Intensity, string> = { faint: "1px", calm: "1.5px", strong: "2.5px" };

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

function lookOf(verdict: Verdict, { looks, shown, intensity }: ReadingSettings) {
  if (!shown[verdict]) return {};
  const { line, colour } = looks[verdict];
  return {
    textDecorationLine: "underline",
    textDecorationStyle: line,
    textDecorationColor: palette[colour].page,
    textDecorationThickness: thickness[intensity],
    textUnderlineOffset: "0.22em",
    ...(intensity === "strong" && { backgroundColor: `${palette[colour].page}2b` }),
  };
}
