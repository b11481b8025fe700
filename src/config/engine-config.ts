import type { GenericSchema } from "valibot";
import { DEFAULT_SETTINGS, ENGINE_NAMES, type EngineName, type EngineSettings } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import { notation } from "../core/notation.ts";
import { isMap, mapOf } from "../core/shape.ts";

type Valibot = typeof import("valibot");

export const WINDOWS = ["second", "minute", "hour", "day"] as const;

/** What may be sent within a window; one of the three amounts is given. */
export interface LimitConfig {
  readonly characters?: number;
  readonly requests?: number;
  readonly tokens?: number;
  readonly per: (typeof WINDOWS)[number];
}

/** A price that the project knows better than the table: US dollars per million. */
export interface PriceConfig {
  /** `ENGINE` or `ENGINE MODEL`. */
  readonly engine: string;
  readonly unit: "codepoint" | "token";
  readonly perMillion: number;
  readonly answerPerMillion?: number;
}

/** The engine, how it is used, and how much it may send and cost. */
export interface EngineConfig extends EngineSettings {
  readonly name: EngineName;
  /** Engines for single target languages, in place of `name`. */
  readonly byLanguage: Readonly<Record<LanguageTag, EngineName>>;
  /** Requests under way at once, 1–64. */
  readonly concurrency: number;
  readonly charactersPerMinute: number;
  /** More windows; all hold together, `charactersPerMinute` among them. */
  readonly limits: readonly LimitConfig[];
  /** Codepoints that one run may send; absent for no such budget. */
  readonly maxChars?: number;
  /** US dollars, absent for no such budget. */
  readonly budget: { readonly run?: number; readonly month?: number };
  readonly prices: readonly PriceConfig[];
}

export const defaultEngineConfig: EngineConfig = {
  name: "auto",
  byLanguage: {},
  ...DEFAULT_SETTINGS,
  concurrency: 4,
  charactersPerMinute: 600_000,
  limits: [],
  budget: {},
  prices: [],
};

/** An engine configuration as it is read: keys that may be left out may also be undefined. */
export type RawEngineConfig = WithUndefined<EngineConfig>;

type WithUndefined<T> = T extends readonly (infer Item)[]
  ? readonly WithUndefined<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: WithUndefined<T[Key]> | (T extends Required<Pick<T, Key>> ? never : undefined) }
    : T;

/** A valibot schema of the configuration's `engine`. */
export function engineSchema(v: Valibot): GenericSchema<unknown, RawEngineConfig> {
  const engine = defaultEngineConfig;
  const text = v.pipe(
    v.string("phrase.string"),
    v.nonEmpty("phrase.stringWithText"),
    v.maxLength(500, notation("phrase.stringUpTo", { most: 500 })),
  );
  const line = v.pipe(text, v.regex(/^\P{Cc}*$/u, "phrase.oneLine"));
  const maybe = (value: string) => v.optional(v.union([v.literal("", "phrase.string"), line], "phrase.string"), value);
  const integer = (least: number, most: number) => {
    const expected = notation("phrase.integer", { least, most });
    const isInRange = (value: number): boolean => Number.isInteger(value) && value >= least && value <= most;
    return v.pipe(v.number(expected), v.check(isInRange, expected));
  };
  const dollars = v.pipe(
    v.number("phrase.notNegative"),
    v.check((value) => value >= 0 && value <= 1e9, "phrase.notNegative"),
  );
  const amount = v.optional(integer(1, 1_000_000_000));
  const name = v.picklist(ENGINE_NAMES, ENGINE_NAMES.join(" | "));
  return mapOf(v, {
    name: v.optional(name, engine.name),
    byLanguage: v.optional(
      v.pipe(v.custom(isMap, "phrase.map"), v.record(v.string("phrase.string"), name, "phrase.map")),
      {},
    ),
    google: v.optional(
      mapOf(v, {
        project: maybe(engine.google.project),
        location: v.optional(line, engine.google.location),
        model: v.optional(line, engine.google.model),
        api: v.optional(v.picklist(["v3", "v2"], "v3 | v2"), engine.google.api),
        transport: v.optional(v.picklist(["grpc", "rest"], "grpc | rest"), engine.google.transport),
        glossary: maybe(engine.google.glossary),
        bucket: maybe(engine.google.bucket),
        adaptive: v.optional(v.boolean("true | false"), engine.google.adaptive),
      }),
      {},
    ),
    openai: v.optional(
      mapOf(v, {
        url: v.optional(line, engine.openai.url),
        model: maybe(engine.openai.model),
        contextTokens: v.optional(integer(512, 10_000_000), engine.openai.contextTokens),
      }),
      {},
    ),
    deepl: v.optional(
      mapOf(v, {
        url: maybe(engine.deepl.url),
        formality: v.optional(v.picklist(["default", "more", "less"], "default | more | less"), engine.deepl.formality),
      }),
      {},
    ),
    azure: v.optional(
      mapOf(v, {
        url: v.optional(line, engine.azure.url),
        region: maybe(engine.azure.region),
        category: maybe(engine.azure.category),
      }),
      {},
    ),
    yandex: v.optional(mapOf(v, { url: v.optional(line, engine.yandex.url), folder: maybe(engine.yandex.folder) }), {}),
    libretranslate: v.optional(mapOf(v, { url: v.optional(line, engine.libretranslate.url) }), {}),
    apertium: v.optional(mapOf(v, { url: v.optional(line, engine.apertium.url) }), {}),
    local: v.optional(mapOf(v, { model: maybe(engine.local.model) }), {}),
    concurrency: v.optional(integer(1, 64), engine.concurrency),
    charactersPerMinute: v.optional(integer(1, 1_000_000_000), engine.charactersPerMinute),
    limits: v.optional(
      v.array(
        mapOf(v, {
          characters: amount,
          requests: amount,
          tokens: amount,
          per: v.picklist(WINDOWS, WINDOWS.join(" | ")),
        }),
        "phrase.list",
      ),
      [],
    ),
    maxChars: v.optional(integer(0, 1_000_000_000)),
    budget: v.optional(mapOf(v, { run: v.optional(dollars), month: v.optional(dollars) }), {}),
    prices: v.optional(
      v.array(
        mapOf(v, {
          engine: line,
          unit: v.optional(v.picklist(["codepoint", "token"], "codepoint | token"), "codepoint"),
          perMillion: dollars,
          answerPerMillion: v.optional(dollars),
        }),
        "phrase.list",
      ),
      [],
    ),
  });
}

/** The configuration without the keys that are undefined, and without a budget of 0, which means none. */
export function cleanEngineConfig(raw: RawEngineConfig): EngineConfig {
  const { maxChars, ...engine } = raw;
  // JSON drops undefined keys, and nothing else of a value that YAML has read.
  const clean: Omit<EngineConfig, "maxChars"> = JSON.parse(JSON.stringify(engine));
  return maxChars === undefined || maxChars === 0 ? clean : { ...clean, maxChars };
}
