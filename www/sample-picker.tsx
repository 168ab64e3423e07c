/** Which sample is on view? A story, and the outlet whose article is read. */

import { sampleHash } from "./address";
import { type SampleArticle, type Story, stories } from "./samples";
import type { PlaygroundWords } from "./words";

interface SamplePickerProps {
  readonly story: Story;
  readonly sample: SampleArticle;
  readonly words: PlaygroundWords;
}

/** Picking changes the address, and the address decides what is shown. */
function go(sample: SampleArticle | undefined): void {
  if (sample) window.location.hash = sampleHash(sample);
}

export function SamplePicker({ story, sample, words }: SamplePickerProps) {
  const pickStory = (name: string) => go(stories.find((known) => known.name === name)?.articles[0]);
  return (
    <div class="picker">
      <label class="field story-choice">
        <span>{words.tell("storyLabel")}</span>
        <select
          data-testid="story"
          value={story.name}
          onChange={(event) => pickStory(event.currentTarget.value)}
        >
          {stories.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="outlet-choice" data-testid="article">
        <legend>{words.tell("articleLabel")}</legend>
        {story.articles.map((known) => (
          <label key={known.name} title={known.article.title}>
            <input
              type="radio"
              name="article"
              value={known.name}
              checked={known === sample}
              onChange={() => go(known)}
            />
            <span>{known.article.outlet?.replace(/ \(sample\)$/, "")}</span>
          </label>
        ))}
      </fieldset>
      <p class="details">
        <span class="sample">{words.say("sampleLabel")}</span> {words.tell("sampleNote")}
      </p>
    </div>
  );
}
