/** The options page: wires the view to what is stored and to what the browser keeps for us. */

import { render } from "preact";
import { browser } from "wxt/browser";
import { chooseLanguage, chosenLanguage, chosenWords } from "../../stored/language";
import { librarySettings, watchLibrarySettings } from "../../stored/library-state";
import {
  readingSettings,
  resetReadingSettings,
  setReadingSettings,
  watchReadingSettings,
} from "../../stored/reading-settings";
import { sites, watchSites } from "../../stored/sites";
import { diagnosticsText } from "../../ui/options/diagnostics";
import { Options, type OptionsProps } from "../../ui/options/options";
import { dressScreen, dressVerdicts } from "../../ui/screen";
import { languages } from "../../words/languages";
import type { MessageKey, Words } from "../../words/words";
import { ask, LibraryWatch } from "../wiring/library";
import { openPage } from "../wiring/pages";
import { chooseMode } from "../wiring/site";
import { saveArticles, saveSettings } from "./data";
import { browserKeys, type Facts, gatherFacts, permittedOf } from "./facts";

/** Milliseconds. */
const timeToRead = 6_000;

class OptionsPage {
  private facts: Facts | undefined;
  private words: Words | undefined;
  private said = "";
  private saying: ReturnType<typeof setTimeout> | undefined;
  private readonly library = new LibraryWatch(() => this.draw());

  async start(): Promise<void> {
    watchSites(() => void this.look());
    watchReadingSettings(() => void this.look());
    watchLibrarySettings(() => void this.look());
    browser.permissions.onAdded.addListener(() => void this.look());
    browser.permissions.onRemoved.addListener(() => void this.look());
    await this.look();
    // Options are linked to by section, and were not there yet when the browser looked for it.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
    await this.library.look();
  }

  /** Reads everything anew; cheap, and never at odds with what is stored. */
  private async look(): Promise<void> {
    const [words, language, reading, chosen, library, facts] = await Promise.all([
      chosenWords(),
      chosenLanguage(),
      readingSettings(),
      sites(),
      librarySettings(),
      gatherFacts(),
    ]);
    const permitted = await permittedOf(Object.keys(chosen));
    this.words = words;
    this.facts = { ...facts, language, reading, sites: chosen, permitted, library };
    dressScreen(document, words, `${words.say("extensionName")}: ${words.say("optionsHeading")}`);
    dressVerdicts(document, reading);
    this.draw();
  }

  private draw(): void {
    const { facts, words } = this;
    if (facts && words) render(<Options {...this.props(facts, words)} />, document.body);
  }

  /** Says what was done, and takes it back once it was read. */
  private say(key: MessageKey): void {
    clearTimeout(this.saying);
    this.said = this.words?.say(key) ?? "";
    this.draw();
    this.saying = setTimeout(() => {
      this.said = "";
      this.draw();
    }, timeToRead);
  }

  private props(facts: Facts, words: Words): OptionsProps {
    const { overview, sync } = this.library.facts;
    const set = (changes: Parameters<typeof setReadingSettings>[0]) =>
      void setReadingSettings(changes).then(() => this.say("optionsSaved"));
    const text = diagnosticsText({
      version: facts.version,
      browser: navigator.userAgent,
      language: words.language,
      settings: facts.reading,
      siteModes: Object.values(facts.sites),
      permissions: facts.origins.length,
      overview,
      sync,
      shortcuts: facts.commands.filter(({ shortcut }) => shortcut !== "").length,
    });
    return {
      words,
      said: this.said,
      marks: {
        settings: facts.reading,
        change: set,
        reset: () => void resetReadingSettings().then(() => this.say("optionsSaved")),
      },
      sites: {
        listed: Object.entries(facts.sites).map(([pattern, mode]) => ({
          pattern,
          mode,
          host: new URL(pattern.replace("*", "")).host,
          permitted: facts.permitted.has(pattern),
        })),
        choose: (pattern, mode) => {
          const site = { pattern, mode: facts.sites[pattern] ?? "onClick" } as const;
          void chooseMode(site, mode).then(() => this.say("optionsSaved"));
        },
      },
      language: {
        languages,
        chosen: facts.language,
        choose: (code) => void chooseLanguage(code).then(() => this.look()),
      },
      keys: {
        keys: facts.reading.keys,
        commands: facts.commands,
        change: (keys) => set({ keys }),
        openBrowserKeys: browserKeys(),
      },
      retention: {
        settings: facts.library,
        openStorage: () => openPage("library.html#storage"),
      },
      data: {
        belongings: {
          articles: overview?.articles ?? 0,
          outlets: overview?.outlets.length ?? 0,
          sites: Object.keys(facts.sites).length,
          permissions: facts.origins.length,
        },
        saveSettings: () => saveSettings(facts, overview),
        saveArticles: () => void saveArticles().catch(() => this.say("optionsFailed")),
        wipe: () =>
          ask("wipe", null)
            .then(() => this.look())
            .then(() => this.library.look())
            .then(
              () => this.say("wipeDone"),
              () => this.say("optionsFailed"),
            ),
      },
      diagnostics: {
        text,
        copy: () =>
          void navigator.clipboard.writeText(text).then(
            () => this.say("copied"),
            () => this.say("optionsFailed"),
          ),
      },
    };
  }
}

void new OptionsPage().start();
