import {
  type AnswerFault,
  type ConnectionFault,
  type Fault,
  isConnectionFault,
  isRefusal,
  type RefusalFault,
} from "./faults.ts";
import { codepoints } from "./fields.ts";
import { openQuota, type Quota } from "./quotas.ts";

/** How a request came. */
export type Protocol =
  | "google-grpc"
  | "google-rest"
  | "google-v2"
  | "deepl"
  | "azure"
  | "openai"
  | "yandex"
  | "libretranslate"
  | "apertium";

/** What the server was asked to translate, whether it was answered or not. */
export interface SeenRequest {
  /** Counted from 1, over all protocols. */
  readonly number: number;
  readonly protocol: Protocol;
  /** As sent, markup and all. */
  readonly contents: readonly string[];
  /** Codepoints of all contents. */
  readonly characters: number;
  /** Language codes as sent; "" if none was. */
  readonly from: string;
  readonly to: string;
  readonly model: string;
  /** What the contents are taken for: `text/plain` or `text/html`. */
  readonly mimeType: string;
  /** In lower case, with whatever secrets they hold: for tests to look at, never to be printed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface RehearsalOptions {
  /** One quota for all protocols; none if not given. */
  readonly quota?: Quota;
  /** How a request fails, if it does. */
  fail?(request: SeenRequest): Fault | undefined;
  /** Milliseconds that an answer takes, the way there and back. Of a range, a part of the jitter is on the way there. */
  readonly latencyMs?: number | readonly [least: number, most: number];
  /** From 0 to 1, for the latency. */
  readonly random?: () => number;
  /** The clock of the quota, in milliseconds. */
  readonly now?: () => number;
  /** Translations by language code and content as sent. What is not listed gets marked pseudo-text. */
  readonly answers?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Raw translations in place of all others; with `openai` the first one is the whole message of the model. */
  reply?(request: SeenRequest): readonly string[] | undefined;
  onRequest?(request: SeenRequest): void;
  /** Told how each request ended: `answered`, or the name of the fault; `invalid` is what the service itself refused. */
  onOutcome?(request: SeenRequest, outcome: Outcome): void;
}

export type Outcome = "answered" | "invalid" | Fault;

/** A request to translate as a protocol has read it. */
export interface Ask<R> extends Omit<SeenRequest, "number" | "characters"> {
  /** What the quota counts; codepoints of the contents if not given. */
  readonly weight?: number;
  /** Why the service itself would not take it. */
  readonly invalid?: R | undefined;
  /** How the service words a refusal. */
  refusal(fault: RefusalFault): R;
  /** What the service makes of a translation: entities, replaced terms. Not used on raw replies. */
  finish?(translation: string, content: string): string;
}

/** What becomes of a request. */
export type Verdict<R> =
  | {
      readonly kind: "translated";
      readonly request: SeenRequest;
      readonly texts: readonly string[];
      readonly raw: boolean;
      readonly fault?: AnswerFault | ConnectionFault;
    }
  | { readonly kind: "refused"; readonly refusal: R };

/** What the protocols share: one log, one quota, one set of answers. */
export interface Desk {
  readonly requests: readonly SeenRequest[];
  translate<R>(ask: Ask<R>): Promise<Verdict<R>>;
}

/** A fault `huge` answers so many characters for each text. */
const HUGE = 1_000_000;

/** Opens the desk at which all protocols ask. */
export function openDesk(options: RehearsalOptions): Desk {
  const { now = Date.now, quota } = options;
  const requests: SeenRequest[] = [];
  const passes = quota === undefined ? () => true : openQuota(quota);
  return {
    requests,
    translate: async (ask) => {
      const request = seen(requests.length + 1, ask);
      requests.push(request);
      options.onRequest?.(request);
      const wanted = options.fail?.(request);
      const [there, back] = latency(options);
      if (there > 0) await sleep(there);
      const stop = wanted ?? (ask.invalid === undefined ? undefined : "invalid");
      const fault = stop ?? (passes(now(), ask.weight ?? request.characters) ? undefined : "throttle");
      options.onOutcome?.(request, fault ?? "answered");
      if (back > 0) await sleep(back);
      if (fault === "invalid" && ask.invalid !== undefined) return { kind: "refused", refusal: ask.invalid };
      if (fault === undefined || fault === "invalid") return translated(options, ask, request);
      if (isRefusal(fault)) return { kind: "refused", refusal: ask.refusal(fault) };
      const verdict = translated(options, ask, request);
      const texts = isConnectionFault(fault) ? verdict.texts : spoilt(verdict.texts, fault);
      return { ...verdict, texts, fault };
    },
  };
}

function seen(number: number, ask: Ask<unknown>): SeenRequest {
  const { protocol, contents, from, to, model, mimeType, headers, body } = ask;
  return { number, protocol, contents, characters: codepoints(contents), from, to, model, mimeType, headers, body };
}

function translated(options: RehearsalOptions, ask: Ask<unknown>, request: SeenRequest) {
  const kind = "translated" as const;
  const raw = options.reply?.(request);
  if (raw !== undefined) return { kind, request, texts: raw, raw: true };
  const texts = request.contents.map((content) => {
    const translation = answerTo(options, request.to, content);
    return ask.finish?.(translation, content) ?? translation;
  });
  return { kind, request, texts, raw: false };
}

/** Services name languages in capitals or with a region; answers are listed by the plain code. */
function answerTo(options: RehearsalOptions, to: string, content: string): string {
  const code = to.toLowerCase();
  const listed =
    options.answers?.get(to) ?? options.answers?.get(code) ?? options.answers?.get(code.split("-")[0] ?? "");
  return listed?.get(content) ?? `⟦${code}⟧ ${content}`;
}

function spoilt(texts: readonly string[], fault: AnswerFault): readonly string[] {
  switch (fault) {
    case "wrong-count":
      return texts.slice(1);
    case "blank":
      return texts.map(() => " ");
    case "huge":
      return texts.map((text) => `${text} `.repeat(Math.ceil(HUGE / (text.length + 1))).slice(0, HUGE));
  }
}

/** Milliseconds there and back. */
function latency({ latencyMs = 0, random = Math.random }: RehearsalOptions): readonly [number, number] {
  if (typeof latencyMs === "number") return [0, latencyMs];
  const [least, most] = latencyMs;
  const jitter = random() * (most - least);
  const there = random() * jitter;
  return [there, least + jitter - there];
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
