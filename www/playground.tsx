/** The playground: pick a sample story or paste texts, and see what the comparison finds. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type LanguageCode, languages } from "../extension/words/languages";
import { ownHash, type Place, placeAt, sampleHash } from "./address";
import type { Comparisons } from "./comparison";
import { OwnForm } from "./own-form";
import { noTexts, otherArticles, ownArticle } from "./own-texts";
import { type Matter, Reading } from "./reading";
import { SamplePicker } from "./sample-picker";
import { linkedToSamples, otherSamples, type SampleArticle } from "./samples";
import type { PlaygroundWords } from "./words";

interface PlaygroundProps {
  readonly comparisons: Comparisons;
  readonly words: PlaygroundWords;
  readonly speak: (language: LanguageCode) => void;
}

export function Playground({ comparisons, words, speak }: PlaygroundProps) {
  const place = usePlace();
  /** Where "Sample stories" leads: the one seen last. */
  const samples = useRef("#");
  if (place.at === "sample") samples.current = sampleHash(place.sample);
  // Kept here so that a look at the samples does not cost the visitor what they pasted.
  const [texts, setTexts] = useState(noTexts);
  const [ownMatter, setOwnMatter] = useState<Matter>();
  const compareOwn = () =>
    setOwnMatter({
      article: ownArticle(texts),
      others: otherArticles(texts, (n) => words.tell("outletNumber", String(n))),
      sample: false,
    });

  return (
    <main>
      <Head place={place} samples={samples.current} words={words} speak={speak} />
      {place.at === "sample" && <Sample key="sample" place={place} comparisons={comparisons} words={words} />}
      {place.at === "own" && !ownMatter && (
        <OwnForm texts={texts} words={words} changed={setTexts} compare={compareOwn} />
      )}
      {place.at === "own" && ownMatter && (
        <>
          <ChangeTexts words={words} change={() => setOwnMatter(undefined)} />
          <Reading key="own" matter={ownMatter} comparisons={comparisons} words={words} />
        </>
      )}
      <footer>{words.tell("foot")}</footer>
    </main>
  );
}

/** Takes the focus, which would be lost with the form. */
function ChangeTexts({ words, change }: { readonly words: PlaygroundWords; change(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button type="button" class="quiet" data-testid="change" ref={button} onClick={change}>
      {words.tell("changeTexts")}
    </button>
  );
}

interface HeadProps {
  readonly place: Place;
  /** Link to the sample stories. */
  readonly samples: string;
  readonly words: PlaygroundWords;
  readonly speak: (language: LanguageCode) => void;
}

function Head({ place, samples, words, speak }: HeadProps) {
  const current = (at: Place["at"]) => (place.at === at ? "page" : undefined);
  return (
    <header>
      <div class="name">
        <p>{words.tell("title")}</p>
        <LanguageChoice words={words} speak={speak} />
      </div>
      <h1>{words.tell("heading")}</h1>
      <p class="lede">{words.tell("lede")}</p>
      <nav aria-label={words.tell("whatToCompare")}>
        <a href={samples} aria-current={current("sample")} data-testid="samples">
          {words.tell("samplesLink")}
        </a>
        <a href={ownHash} aria-current={current("own")} data-testid="own">
          {words.tell("ownLink")}
        </a>
      </nav>
    </header>
  );
}

function LanguageChoice({ words, speak }: Pick<HeadProps, "words" | "speak">) {
  const codes = Object.keys(languages) as LanguageCode[];
  return (
    <select
      data-testid="language"
      aria-label={words.tell("languageLabel")}
      value={words.language}
      onChange={({ currentTarget: { selectedIndex } }) => speak(codes[selectedIndex] ?? "en")}
    >
      {codes.map((code) => (
        <option key={code} value={code} lang={code}>
          {languages[code]}
        </option>
      ))}
    </select>
  );
}

interface SampleProps extends Omit<PlaygroundProps, "speak"> {
  readonly place: Extract<Place, { at: "sample" }>;
}

function Sample({ place: { story, sample, explained }, comparisons, words }: SampleProps) {
  const explain = {
    open: explained,
    // The place stays; only the address that leads back to it is another.
    toggled: (open: boolean) => window.history.replaceState(null, "", sampleHash(sample, open)),
  };
  const matter = useMemo(() => matterOf(sample), [sample]);
  return (
    <>
      <SamplePicker story={story} sample={sample} words={words} />
      <Reading matter={matter} explain={explain} comparisons={comparisons} words={words} />
    </>
  );
}

function matterOf(sample: SampleArticle): Matter {
  const linkTo = (other: SampleArticle) => new URL(sampleHash(other), window.location.href).href;
  return {
    article: sample.article,
    others: otherSamples(sample),
    sample: true,
    finish: (report) => linkedToSamples(report, linkTo),
  };
}

/** The place that the address names, now and whenever it changes. */
function usePlace(): Place {
  const [place, setPlace] = useState(() => placeAt(window.location.hash));
  useEffect(() => {
    const changed = () => setPlace(placeAt(window.location.hash));
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  useEffect(() => {
    const hash = place.at === "own" ? ownHash : sampleHash(place.sample, place.explained);
    if (window.location.hash !== hash) window.history.replaceState(null, "", hash);
  }, [place]);
  return place;
}
