import type { Protocol, RehearsalServer } from "../../rehearsal/server.ts";
import type { Capabilities, Engine } from "../../src/core/engine.ts";
import { DEFAULT_SETTINGS, type ENGINE_NAMES, type EngineSettings } from "../../src/core/engine-settings.ts";
import type { Environment } from "../../src/engines/credentials.ts";
import { chooseEngine } from "../../src/engines/index.ts";

/** What an engine does with a pair, as far as the contract looks; undefined where it must refuse the pair. */
type Expected = Pick<Capabilities, "codes" | "terms"> | undefined;

/** What the contract suite needs to know of an engine. */
export interface EngineFixture {
  /** The secrets in it begin with `canary`. */
  readonly env: Environment;
  readonly settings: (url: string) => Partial<EngineSettings>;
  /** How it talks to the rehearsal server; undefined for an engine that talks to nobody. */
  readonly protocol: Protocol | undefined;
  /** The environment that points to the rehearsal server, where that is no setting. */
  readonly serverEnv?: (server: RehearsalServer) => Environment;
  readonly pairs: { readonly kk: Expected; readonly ru: Expected };
  /** Whether a request holds one text. */
  readonly oneText?: true;
  /** Whether it knows no list of languages, and leaves one that it has not heard of to the service. */
  readonly takesAnyLanguage?: true;
  /** How the service writes translations, where the rehearsal server takes a raw reply for the whole message. */
  readonly message?: (texts: readonly string[]) => string;
  /** What the rehearsal server asks to wait when it throttles. */
  readonly retryAfterMs: number | undefined;
}

type Listed = Exclude<(typeof ENGINE_NAMES)[number], "auto" | "none">;

/** `local` runs a model only where an optional package is installed: its own tests say whether it was. */
export const ELSEWHERE: ReadonlySet<Listed> = new Set<Listed>(["local"]);

const elements: Expected = { codes: "elements", terms: "none" };
const placeholders: Expected = { codes: "placeholders", terms: "none" };

/** By engine: one line each. */
export const FIXTURES: Partial<Readonly<Record<Listed, EngineFixture>>> = {
  pseudo: {
    ...{ env: {}, settings: () => ({}), protocol: undefined, retryAfterMs: undefined },
    pairs: { kk: placeholders, ru: placeholders },
  },
  google: {
    ...{ env: {}, settings: () => ({}), protocol: "google-grpc", retryAfterMs: 2_000, takesAnyLanguage: true },
    serverEnv: ({ grpcEndpoint }) => ({ QAZYNA_GOOGLE_ENDPOINT: grpcEndpoint }),
    pairs: { kk: elements, ru: elements },
  },
  openai: {
    env: { OPENAI_API_KEY: "sk-canary-0123456789" },
    settings: (url) => ({ openai: { ...DEFAULT_SETTINGS.openai, url: `${url}/openai/v1`, model: "rehearsal-large" } }),
    ...{ protocol: "openai", retryAfterMs: 2_000 },
    message: (texts) => JSON.stringify({ translations: texts.map((text, index) => ({ id: index + 1, text })) }),
    pairs: { kk: { codes: "placeholders", terms: "prompt" }, ru: { codes: "placeholders", terms: "prompt" } },
  },
  deepl: {
    env: { DEEPL_API_KEY: "canary-0123456789-deepl:fx" },
    settings: (url) => ({ deepl: { ...DEFAULT_SETTINGS.deepl, url: `${url}/deepl` } }),
    ...{ protocol: "deepl", retryAfterMs: undefined },
    pairs: { kk: placeholders, ru: elements },
  },
  azure: {
    env: { AZURE_TRANSLATOR_KEY: "canary-0123456789-azure" },
    settings: (url) => ({ azure: { ...DEFAULT_SETTINGS.azure, url: `${url}/azure`, region: "westeurope" } }),
    ...{ protocol: "azure", retryAfterMs: 2_000 },
    pairs: { kk: elements, ru: elements },
  },
  yandex: {
    env: { YANDEX_API_KEY: "canary-Secret_1" },
    settings: (url) => ({ yandex: { url: `${url}/yandex`, folder: "b1g-newsroom" } }),
    ...{ protocol: "yandex", retryAfterMs: 600_000 },
    pairs: { kk: { codes: "elements", terms: "request" }, ru: { codes: "elements", terms: "request" } },
  },
  libretranslate: {
    env: { LIBRETRANSLATE_API_KEY: "canary-0123456789-libre" },
    settings: (url) => ({ libretranslate: { url: `${url}/libretranslate` } }),
    ...{ protocol: "libretranslate", retryAfterMs: 2_000 },
    pairs: { kk: undefined, ru: elements },
  },
  apertium: {
    env: {},
    settings: (url) => ({ apertium: { url: `${url}/apertium` } }),
    ...{ protocol: "apertium", retryAfterMs: 2_000, oneText: true },
    pairs: { kk: placeholders, ru: undefined },
  },
};

/** The engine as a run would have it, chosen by its name. */
export async function openEngine(
  name: Listed,
  fixture: EngineFixture,
  at: { readonly url: string; readonly env?: Environment },
): Promise<Engine> {
  const settings = { ...DEFAULT_SETTINGS, ...fixture.settings(at.url) };
  const chosen = await chooseEngine({ wanted: name, settings, env: { ...fixture.env, ...at.env } });
  if (chosen.kind === "none") throw new TypeError(`${name} was not chosen`);
  return chosen.engine;
}
