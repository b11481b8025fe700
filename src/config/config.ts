import type { LanguageTag } from "../core/model.ts";
import { notation } from "../core/notation.ts";
import { checkShape, firstProblem, isMap, mapOf, type ShapeCodes } from "../core/shape.ts";
import { readYaml } from "../core/yaml-document.ts";
import { CHECK_LEVELS, type CheckConfig, unknownChecks } from "./check-config.ts";
import { conflicts } from "./conflicts.ts";
import { cleanEngineConfig, defaultEngineConfig, type EngineConfig, engineSchema } from "./engine-config.ts";
import { cleanGate, defaultGates, type GatesConfig } from "./gate-config.ts";
import { cleanPath } from "./paths.ts";

/** What a project translates, into what and by what: `translate.config.yaml` with its defaults filled in. */
export interface Config {
  readonly source: SourceConfig;
  readonly targets: readonly LanguageTag[];
  /** Path of the glossary file; a project may do without the file. */
  readonly glossary: string;
  readonly memory: MemoryConfig;
  readonly engine: EngineConfig;
  /** Folder of the hand-over files. */
  readonly xliff: string;
  /** The codes that hand-over files give languages, by tag of this project: `kk-KZ` for `kk`. Others stay as they are. */
  readonly languageCodes: Readonly<Record<LanguageTag, string>>;
  readonly outputs: OutputsConfig;
  readonly site: SiteConfig;
  readonly gates: GatesConfig;
  readonly segmentation: SegmentationConfig;
  readonly analyze: AnalyzeConfig;
  readonly checks: CheckConfig;
  /** Hunspell dictionaries by language; spelling is checked only where one is named. */
  readonly spelling: Readonly<Record<LanguageTag, DictionaryConfig>>;
  /** Pseudonym written into the record for the work of people. */
  readonly person: string;
}

/** The two files of a Hunspell dictionary; relative paths start at the project's folder. */
export interface DictionaryConfig {
  readonly aff: string;
  readonly dic: string;
}

export interface SourceConfig {
  readonly lang: LanguageTag;
  /** Folder of the articles. */
  readonly articles: string;
  /** Globs inside that folder, see `matchesGlob`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Front-matter keys whose values are translated. */
  readonly frontMatter: readonly string[];
}

export interface MemoryConfig {
  /** Memories brought along. A file that several globs name is what the first of them says. */
  readonly files: readonly MemoryFileConfig[];
  /** Base similarity, 50–100, from which matches are shown. */
  readonly fuzzy: number;
  /** Score, 75–102, from which a match fills a target. */
  readonly fill: number;
  /** Whether a person's translation of a sentence fills its repetitions, reviewed or not. */
  readonly propagate: boolean;
}

export interface MemoryFileConfig {
  /** A glob: TMX files, and `.jsonl` files of one entry a line. */
  readonly path: string;
  /** Points, 0–50, taken off each of its matches. */
  readonly penalty: number;
  /** 0–1000: of matches that are equally good the higher goes first. The project's own record has 100. */
  readonly priority: number;
  /** Whether no command may change its files. */
  readonly readOnly: boolean;
}

export interface SegmentationConfig {
  /** Words after whose full stop no sentence ends. */
  readonly abbreviations: readonly string[];
  /** Path of a file of SRX rules, which take the place of the built-in ones; absent for the built-in ones. */
  readonly srx?: string;
}

export interface AnalyzeConfig {
  /** Path of the rates file; absent for the default rates. */
  readonly rates?: string;
}

/** What is written for readers. */
export interface OutputsConfig {
  readonly articles: boolean;
  readonly resources: boolean;
  readonly notice: boolean;
  readonly frontMatter: boolean;
  readonly scripts: ScriptsConfig;
}

/** Reviewed Kazakh texts in other scripts. */
export interface ScriptsConfig {
  /** What is written: `kk-Arab`, `kk-Latn`. */
  readonly languages: readonly LanguageTag[];
  /** Path of a file of words that are not written by rule, see `parseScriptExceptions`; a project may do without it. */
  readonly exceptions: string;
  /** How Arabic script writes the sounds of loanwords. */
  readonly loans: "cldr" | "newspaper";
}

/** What `translate build` makes of the project. */
export interface SiteConfig {
  /** What the site is called. */
  readonly name: string;
  /** Where it will stand; absent where that is not known. */
  readonly baseUrl?: string;
  /** Whether pages name the translators, by the pseudonyms of the record. */
  readonly credits: boolean;
}

/** The configuration of a project that has no `translate.config.yaml`. */
export const defaultConfig: Config = deepFreeze({
  source: {
    lang: "en",
    articles: "articles",
    include: ["**/*.md", "**/*.mdx", "**/*.html", "**/*.htm", "**/*.txt"],
    exclude: [],
    frontMatter: ["title", "description", "summary", "caption"],
  },
  targets: ["kk", "ru"],
  glossary: "glossary.yaml",
  memory: {
    files: [
      { path: "memory/**/*.tmx", penalty: 5, priority: 0, readOnly: true },
      { path: "memory/**/*.jsonl", penalty: 5, priority: 0, readOnly: true },
    ],
    fuzzy: 70,
    fill: 100,
    propagate: true,
  },
  engine: defaultEngineConfig,
  xliff: "xliff",
  languageCodes: {},
  outputs: {
    articles: true,
    resources: true,
    notice: true,
    frontMatter: true,
    scripts: { languages: [], exceptions: "scripts.yaml", loans: "cldr" },
  },
  site: { name: "Qazyna", credits: false },
  gates: defaultGates,
  segmentation: { abbreviations: [] },
  analyze: {},
  checks: {},
  spelling: {},
  person: "translator",
});

const CODES: ShapeCodes = {
  unknownKey: "E_CONFIG_KEY",
  missingKey: "E_CONFIG_MISSING",
  wrongValue: "E_CONFIG_VALUE",
};

/**
 * Reads a configuration file; an empty one gives `defaultConfig`.
 *
 * Throws the first Problem in reading order with line, column and the key's name. Its value `further` counts those
 * after it. Paths come back without `./` and a final `/`.
 *
 * @param path named in problems; nothing is read from there
 * @param knownChecks checks and rules (`numbers.separator`) that there are; absent takes any name
 */
export async function parseConfig(text: string, path: string, knownChecks?: ReadonlySet<string>): Promise<Config> {
  const read = await readYaml(text, path, "E_CONFIG_YAML");
  const document = { ...read, value: read.value ?? {} };
  const raw = await checkShape(document, await configSchema(), CODES);
  const unknown = knownChecks === undefined ? [] : unknownChecks(raw.checks, knownChecks, document);
  const problems = [...unknown, ...conflicts(raw, document)];
  if (problems.length > 0) throw firstProblem(problems);
  const { srx, ...segmentation } = raw.segmentation;
  const { rates } = raw.analyze;
  const { baseUrl, ...site } = raw.site;
  return {
    ...raw,
    source: { ...raw.source, articles: cleanPath(raw.source.articles) },
    glossary: cleanPath(raw.glossary),
    memory: { ...raw.memory, files: raw.memory.files.map((file) => ({ ...file, path: cleanPath(file.path) })) },
    engine: cleanEngineConfig(raw.engine),
    xliff: cleanPath(raw.xliff),
    outputs: {
      ...raw.outputs,
      scripts: { ...raw.outputs.scripts, exceptions: cleanPath(raw.outputs.scripts.exceptions) },
    },
    site: baseUrl === undefined ? site : { ...site, baseUrl },
    gates: { publish: cleanGate(raw.gates.publish) },
    segmentation: srx === undefined ? segmentation : { ...segmentation, srx: cleanPath(srx) },
    analyze: rates === undefined ? {} : { rates: cleanPath(rates) },
  };
}

async function configSchema() {
  const v = await import("valibot");
  const { source, targets, glossary, memory, xliff, outputs, site, gates, segmentation, person } = defaultConfig;
  const text = v.pipe(
    v.string("phrase.string"),
    v.nonEmpty("phrase.stringWithText"),
    v.maxLength(500, notation("phrase.stringUpTo", { most: 500 })),
  );
  const line = v.pipe(text, v.regex(/^\P{Cc}*$/u, "phrase.oneLine"));
  const list = v.array(line, "phrase.list");
  const flag = v.boolean("true | false");
  const integer = (least: number, most: number) => {
    const expected = notation("phrase.integer", { least, most });
    const isInRange = (value: number): boolean => Number.isInteger(value) && value >= least && value <= most;
    return v.pipe(v.number(expected), v.check(isInRange, expected));
  };
  return mapOf(v, {
    source: v.optional(
      mapOf(v, {
        lang: v.optional(line, source.lang),
        articles: v.optional(line, source.articles),
        include: v.optional(v.pipe(list, v.minLength(1, "phrase.listWithEntry")), [...source.include]),
        exclude: v.optional(list, [...source.exclude]),
        frontMatter: v.optional(list, [...source.frontMatter]),
      }),
      {},
    ),
    targets: v.optional(v.pipe(list, v.minLength(1, "phrase.listWithEntry")), [...targets]),
    glossary: v.optional(line, glossary),
    memory: v.optional(
      mapOf(v, {
        files: v.optional(
          v.array(
            mapOf(v, {
              path: line,
              penalty: v.optional(integer(0, 50), 5),
              priority: v.optional(integer(0, 1000), 0),
              readOnly: v.optional(flag, true),
            }),
            "phrase.list",
          ),
          memory.files.map((file) => ({ ...file })),
        ),
        fuzzy: v.optional(integer(50, 100), memory.fuzzy),
        fill: v.optional(integer(75, 102), memory.fill),
        propagate: v.optional(flag, memory.propagate),
      }),
      {},
    ),
    engine: v.optional(engineSchema(v), {}),
    xliff: v.optional(line, xliff),
    languageCodes: v.optional(
      v.pipe(v.custom(isMap, "phrase.map"), v.record(v.string("phrase.string"), line, "phrase.map")),
      {},
    ),
    outputs: v.optional(
      mapOf(v, {
        articles: v.optional(flag, outputs.articles),
        resources: v.optional(flag, outputs.resources),
        notice: v.optional(flag, outputs.notice),
        frontMatter: v.optional(flag, outputs.frontMatter),
        scripts: v.optional(
          mapOf(v, {
            languages: v.optional(v.array(v.picklist(["kk-Arab", "kk-Latn"], "kk-Arab | kk-Latn"), "phrase.list"), []),
            exceptions: v.optional(line, outputs.scripts.exceptions),
            loans: v.optional(v.picklist(["cldr", "newspaper"], "cldr | newspaper"), outputs.scripts.loans),
          }),
          {},
        ),
      }),
      {},
    ),
    site: v.optional(
      mapOf(v, {
        name: v.optional(line, site.name),
        baseUrl: v.optional(line),
        credits: v.optional(flag, site.credits),
      }),
      {},
    ),
    gates: v.optional(
      mapOf(v, {
        publish: v.optional(
          mapOf(v, {
            reviewed: v.optional(integer(0, 100)),
            maxUneditedMt: v.optional(integer(0, 100)),
            maxUneditedMtParagraph: v.optional(integer(0, 100)),
            stale: v.optional(integer(0, 1_000_000)),
            untranslated: v.optional(integer(0, 1_000_000)),
            findings: v.optional(
              v.picklist(["error", "warning", "none"], "error | warning | none"),
              gates.publish.findings,
            ),
            below: v.optional(v.picklist(["withhold", "notice"], "withhold | notice"), gates.publish.below),
          }),
          {},
        ),
      }),
      {},
    ),
    segmentation: v.optional(
      mapOf(v, { abbreviations: v.optional(list, [...segmentation.abbreviations]), srx: v.optional(line) }),
      {},
    ),
    checks: v.optional(
      v.pipe(
        v.custom(isMap, "phrase.map"),
        v.record(v.string("phrase.string"), v.picklist(CHECK_LEVELS, CHECK_LEVELS.join(" | ")), "phrase.map"),
      ),
      {},
    ),
    spelling: v.optional(
      v.pipe(
        v.custom(isMap, "phrase.map"),
        v.record(v.string("phrase.string"), mapOf(v, { aff: line, dic: line }), "phrase.map"),
      ),
      {},
    ),
    analyze: v.optional(mapOf(v, { rates: v.optional(line) }), {}),
    person: v.optional(line, person),
  });
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
