/** What may be asked for by name. */
export const ENGINE_NAMES = [
  "auto",
  "none",
  "pseudo",
  "google",
  "openai",
  "deepl",
  "azure",
  "yandex",
  "libretranslate",
  "apertium",
  "local",
] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** How each engine is used, by its name. Keys and passwords are never among it: they come from the environment. */
export interface EngineSettings {
  readonly google: {
    /** Empty: none named. */
    readonly project: string;
    readonly location: string;
    readonly model: string;
    /** `v2` takes an API key and has no glossaries. */
    readonly api: "v3" | "v2";
    readonly transport: "grpc" | "rest";
    /** Id of the glossary resource that is kept up with `glossary.yaml`; empty for none. */
    readonly glossary: string;
    /** Cloud Storage bucket through which a new glossary goes; empty for none. */
    readonly bucket: string;
    /** Whether fuzzy matches go along as examples (Adaptive Translation), where the language has that. */
    readonly adaptive: boolean;
  };
  readonly openai: {
    /** Up to and with `/v1`. */
    readonly url: string;
    /** Empty: none named, and the engine is refused. */
    readonly model: string;
    /** Tokens that prompt and answer may have together. */
    readonly contextTokens: number;
  };
  /** Empty: the service's own, by the kind of key. */
  readonly deepl: { readonly url: string; readonly formality: "default" | "more" | "less" };
  readonly azure: { readonly url: string; readonly region: string; readonly category: string };
  readonly yandex: { readonly url: string; readonly folder: string };
  readonly libretranslate: { readonly url: string };
  readonly apertium: { readonly url: string };
  /** Folder of the model's files. */
  readonly local: { readonly model: string };
}

export const DEFAULT_SETTINGS: EngineSettings = {
  google: {
    project: "",
    location: "global",
    model: "general/nmt",
    api: "v3",
    transport: "grpc",
    glossary: "",
    bucket: "",
    adaptive: false,
  },
  openai: { url: "https://api.openai.com/v1", model: "", contextTokens: 8_192 },
  deepl: { url: "", formality: "default" },
  azure: { url: "https://api.cognitive.microsofttranslator.com", region: "", category: "" },
  yandex: { url: "https://translate.api.cloud.yandex.net", folder: "" },
  libretranslate: { url: "http://127.0.0.1:5000" },
  apertium: { url: "http://127.0.0.1:2737" },
  local: { model: "" },
};
