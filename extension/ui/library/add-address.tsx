/** From an address that the reader types to an outlet that is followed. */

import { useId, useState } from "preact/hooks";
import type { FoundFeeds, OutletChoice } from "../../protocol/library-calls";
import { originOf, originsOf } from "../../protocol/origins";
import type { Words } from "../../words/words";
import { typedAddress } from "./address";
import type { LibraryPageCalls, Page } from "./calls";
import { troubleText } from "./trouble";

interface AddAddressProps {
  readonly first: string;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

type State =
  | { readonly state: "typing"; readonly problem?: string }
  | { readonly state: "looking" }
  | { readonly state: "found"; readonly at: string; readonly found: FoundFeeds }
  | { readonly state: "done"; readonly said: string };

export function AddAddress({ first, now, words, calls, page }: AddAddressProps) {
  const [typed, setTyped] = useState(first);
  const [state, setState] = useState<State>({ state: "typing" });
  const field = useId();
  const problem = state.state === "typing" ? state.problem : undefined;

  const look = async () => {
    const address = typedAddress(typed);
    if (!address) return setState({ state: "typing", problem: words.say("troubleBadAddress") });
    const permitted = calls.permit([address.origin]);
    setState({ state: "looking" });
    if (!(await page.run(permitted)))
      return setState({
        state: "typing",
        problem: words.say("addressDenied", new URL(address.href).hostname),
      });
    const found = await page.run(lookAt(address.href, calls));
    if (!found) return setState({ state: "typing" });
    if (found.trouble) return setState({ state: "typing", problem: troubleText(found.trouble, now, words) });
    setState({ state: "found", at: address.href, found });
  };
  const done = (said: string) => {
    setTyped("");
    setState({ state: "done", said });
  };

  return (
    <>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <label class="wide inline" for={field}>
          {words.say("address")}
        </label>
        <input
          id={field}
          type="text"
          inputMode="url"
          dir="ltr"
          class="wide"
          placeholder="https://news.example"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && `${field}-problem`}
          data-testid="address"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" data-testid="look" disabled={state.state === "looking"}>
          {words.say(state.state === "looking" ? "looking" : "look")}
        </button>
      </form>
      {problem && (
        <p id={`${field}-problem`} class="trouble" role="alert" data-testid="address-problem">
          {problem}
        </p>
      )}
      {state.state === "done" && (
        <p class="success" role="status" data-testid="address-done">
          {state.said}
        </p>
      )}
      {state.state === "found" && (
        <Found at={state.at} found={state.found} words={words} calls={calls} page={page} done={done} />
      )}
    </>
  );
}

/** What stands there; where that is nothing, the published library whose folder it may be. */
async function lookAt(address: string, { ask }: LibraryPageCalls): Promise<FoundFeeds> {
  const found = await ask("findFeeds", address);
  if (found.library || found.feeds.length > 0 || /\.\w+$/.test(new URL(address).pathname)) return found;
  const manifest = await ask("findFeeds", `${address.replace(/[?#].*$|\/$/g, "")}/manifest.json`);
  return manifest.library ? manifest : found;
}

interface FoundProps {
  readonly at: string;
  readonly found: FoundFeeds;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
  readonly done: (said: string) => void;
}

function Found({ at, found, words, calls, page, done }: FoundProps) {
  const { library } = found;
  if (library) {
    const subscribe = async () => {
      const permitted = calls.permit([originOf(library.url)].filter((origin) => origin !== undefined));
      const followed = await page.run(
        permitted.then((granted) => (granted ? calls.ask("subscribe", library.url) : undefined)),
      );
      if (followed) done(words.say("subscribed", library.title));
    };
    return (
      <div class="found" data-testid="found-library">
        <p class="name">
          <bdi>{library.title}</bdi> <span class="tag">{words.say("publishedLibrary")}</span>
        </p>
        <p class="details">{library.publisher && words.say("publishedBy", library.publisher)}</p>
        <button type="button" data-testid="subscribe" onClick={() => void subscribe()}>
          {words.say("subscribe")}
        </button>
      </div>
    );
  }
  if (found.feeds.length === 0) {
    return (
      <p class="trouble" role="alert">
        {words.say("noFeedFound")}
      </p>
    );
  }
  return <FoundFeedsView at={at} found={found} words={words} calls={calls} page={page} done={done} />;
}

function FoundFeedsView({ at, found, words, calls, page, done }: FoundProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set([found.feeds[0]?.url ?? ""]));
  const [marking, setMarking] = useState(true);
  const name = found.name ?? new URL(at).hostname.replace(/^www\./, "");
  const follow = async () => {
    const feeds = found.feeds.map(({ url }) => url).filter((url) => ticked.has(url));
    const choice: OutletChoice = { name, feeds, home: found.home ?? at };
    const permitted = calls.permit(originsOf(choice));
    const followed = await page.run(
      permitted.then(async (granted) => {
        if (!granted) throw new Error(words.say("pickerDenied"));
        if (marking) await calls.mark(originsOf({ feeds: [choice.home ?? at] }));
        return calls.ask("followOutlets", [choice]);
      }),
    );
    if (followed) done(words.say("following", name));
  };
  const tick = (url: string, on: boolean) => {
    const next = new Set(ticked);
    on ? next.add(url) : next.delete(url);
    setTicked(next);
  };
  return (
    <form
      class="found"
      data-testid="found-feeds"
      onSubmit={(event) => {
        event.preventDefault();
        void follow();
      }}
    >
      <fieldset>
        <legend>
          <bdi class="name">{name}</bdi> · {words.count("feedsFound", found.feeds.length)}
        </legend>
        {found.feeds.map(({ url, title }) => (
          <label key={url} class="choice">
            <input
              type="checkbox"
              checked={ticked.has(url)}
              onChange={(event) => tick(url, event.currentTarget.checked)}
            />
            <span>
              {title && <bdi class="name">{title}</bdi>}
              <span class="details address" dir="ltr">
                {url}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="tick">
        <input
          type="checkbox"
          checked={marking}
          onChange={(event) => setMarking(event.currentTarget.checked)}
        />
        {words.say("markThisSite")}
      </label>
      <button type="submit" data-testid="follow" disabled={ticked.size === 0}>
        {words.say("follow")}
      </button>
    </form>
  );
}
