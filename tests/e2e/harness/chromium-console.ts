// What is written to Chromium's consoles? Every page and worker is attached to as it appears, and errors are kept.

import type { DevTools } from "./cdp.ts";

interface Attached {
  sessionId: string;
  targetInfo: { targetId: string; type: string; url: string };
}

const HEARD = new Set(["page", "service_worker", "iframe", "worker", "background_page"]);

export class ConsoleEar {
  #complaints: string[] = [];
  /** Session → targets that were attached from within it: how a tab tells which page it holds. */
  readonly #children = new Map<string, string[]>();

  private constructor(private readonly devTools: DevTools) {}

  static async listen(devTools: DevTools): Promise<ConsoleEar> {
    const ear = new ConsoleEar(devTools);
    devTools.onEvent = (method, params, sessionId) => ear.#hear(method, params, sessionId);
    await devTools.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    });
    return ear;
  }

  take(): string[] {
    const taken = this.#complaints;
    this.#complaints = [];
    return taken;
  }

  /** Ids of the targets directly inside the one that `session` is attached to. */
  async childrenOf(session: string): Promise<string[]> {
    const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true, filter: [{}] };
    await this.devTools.send("Target.setAutoAttach", options, session);
    return this.#children.get(session) ?? [];
  }

  #hear(method: string, params: Record<string, unknown>, session: string | undefined): void {
    if (method === "Target.attachedToTarget") this.#attached(params as unknown as Attached, session);
    else if (method === "Runtime.exceptionThrown") this.#complain(exceptionText(params));
    else if (method === "Runtime.consoleAPICalled") this.#complain(consoleText(params));
    else if (method === "Log.entryAdded") this.#complain(entryText(params));
  }

  #attached({ sessionId, targetInfo }: Attached, parent: string | undefined): void {
    if (parent) this.#children.set(parent, [...(this.#children.get(parent) ?? []), targetInfo.targetId]);
    if (parent || !HEARD.has(targetInfo.type)) return;
    for (const domain of ["Runtime", "Log"]) {
      // A target that is gone before we could listen has nothing to say.
      this.devTools.send(`${domain}.enable`, {}, sessionId).catch(() => {});
    }
  }

  #complain(text: string | undefined): void {
    if (text) this.#complaints.push(text);
  }
}

function exceptionText(params: Record<string, unknown>): string {
  const details = params.exceptionDetails as {
    text: string;
    url?: string;
    exception?: { description?: string };
  };
  return `exception: ${details.exception?.description ?? details.text} (${details.url ?? "no address"})`;
}

function consoleText(params: Record<string, unknown>): string | undefined {
  if (params.type !== "error" && params.type !== "assert") return undefined;
  const parts = params.args as { value?: unknown; description?: string }[];
  return `console.error: ${parts.map((part) => part.description ?? JSON.stringify(part.value)).join(" ")}`;
}

function entryText(params: Record<string, unknown>): string | undefined {
  const entry = params.entry as { level: string; text: string; url?: string; source: string };
  if (entry.level !== "error") return undefined;
  return `${entry.source}: ${entry.text} (${entry.url ?? "no address"})`;
}
