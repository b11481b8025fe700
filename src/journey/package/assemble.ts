import type { EarlierScores } from "../../core/match-grid.ts";
import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import type { Rates } from "../../core/rates.ts";
import { writeGlossaryCsv } from "../../exchange/glossary-csv.ts";
import { writeGlossaryTsv } from "../../exchange/glossary-omegat.ts";
import type { Handover } from "../../exchange/handover.ts";
import { writeOmegatProject } from "../../exchange/omegat-project.ts";
import { writeTbx } from "../../exchange/tbx.ts";
import { entriesOfTerms } from "../../exchange/term-entry.ts";
import type { ZipEntry } from "../../files/zip.ts";
import { checkNames } from "../../files/zip-names.ts";
import { packageReadme } from "../../outputs/package-readme.ts";
import { previewHtml } from "../../outputs/preview.ts";
import { wordingFor } from "../../outputs/wording.ts";
import type { HandoverFormat } from "../handover-formats.ts";
import type { Project } from "../project.ts";
import type { Source } from "../source.ts";
import type { Means } from "../work.ts";
import { namesIn, type Privacy, withNames, withoutNames } from "./anonymous.ts";
import { type Gathering, gather, type PartVolume, volumesOf } from "./gather.ts";
import { MANIFEST, manifestJson } from "./manifest.ts";
import { memoriesOf, packedTmx } from "./memories.ts";
import { type PartLimit, partsOf, type Stretch } from "./parts.ts";
import { previewBlocks } from "./preview-of.ts";
import { adapted, FORMAT_NAMES, handoverFile, isOmegat, languageCodeFor, layoutFor, type Tool } from "./profile.ts";

/** What kind of package is wanted. */
export interface PackageOrder {
  /** The project's name, for people. */
  readonly project: string;
  readonly tool: Tool;
  readonly format: HandoverFormat;
  /** Whether people's names and addresses stay in. */
  readonly names: boolean;
  /** One package a language where it is absent. */
  readonly split?: PartLimit;
  readonly rates: Rates;
  /** Finds internal fuzzy matches, for the weighted words. */
  readonly earlierScores: EarlierScores;
}

/** The files of one package. */
export interface Package extends PartVolume {
  readonly lang: LanguageTag;
  /** 1-based. */
  readonly part: number;
  readonly parts: number;
  readonly articles: readonly string[];
  readonly files: readonly ZipEntry[];
}

/** A part while it is put together. */
interface Part {
  readonly number: number;
  readonly of: number;
  readonly stretches: readonly Stretch[];
  readonly volume: PartVolume;
}

/**
 * The packages of some articles in one language, in order. The same project gives the same files.
 *
 * @returns besides them what could not be put in: an article, or a memory entry that XML cannot hold
 */
export async function packagesOf(
  project: Project,
  means: Means,
  sources: readonly Source[],
  lang: LanguageTag,
  order: PackageOrder,
): Promise<{ readonly packages: readonly Package[]; readonly problems: readonly Problem[] }> {
  const gathering = await gather(project, means, sources, lang);
  const problems = gathering.broken.map(({ problem }) => problem);
  const privacy = order.names ? withNames : privacyFor(project, gathering);
  const blocks = gathering.articles.map(({ handover }) => handover.units.map(({ group }) => group));
  const parts = partsOf(gathering.job, blocks, order.split);
  const volumes = volumesOf(gathering.job, parts, order.rates, order.earlierScores);
  const name = privacy.text(order.project);
  const packages = parts.flatMap((stretches, index) => {
    const volume = volumes[index] ?? { segments: 0, words: 0, weightedWords: 0 };
    const part = { number: index + 1, of: parts.length, stretches, volume };
    const here = { project, means, lang, order: { ...order, project: name }, gathering, privacy, problems };
    return [packageOf(here, part)];
  });
  return { packages, problems };
}

interface Circumstances {
  readonly project: Project;
  readonly means: Means;
  readonly lang: LanguageTag;
  readonly order: PackageOrder;
  readonly gathering: Gathering;
  readonly privacy: Privacy;
  /** Takes what goes wrong. */
  readonly problems: Problem[];
}

function privacyFor(project: Project, { articles }: Gathering): Privacy {
  const targets = articles.flatMap(({ work }) => work.targets.record.segments);
  const units = articles.flatMap(({ work }) => [...work.proposed.values()].flatMap(({ matches }) => matches));
  const named = namesIn(
    targets,
    units.map(({ unit }) => unit),
  );
  return withoutNames([project.config.person, ...named]);
}

function packageOf(here: Circumstances, part: Part): Package {
  const { project, lang, order, gathering } = here;
  const { tool, format } = order;
  const handovers = handoversOf(here, part);
  const layout = layoutFor(tool);
  const code = languageCodeFor(tool, project.config.languageCodes);
  const source = project.config.source.lang;
  const files: ZipEntry[] = [
    ...layout.folders.map((name) => ({ name, bytes: new Uint8Array() })),
    ...handovers.map(({ file, text }) => entry(file, text)),
    ...memoryFiles(here, part),
    ...glossaryFiles(here),
    entry("preview.html", preview(here, part)),
    ...(isOmegat(tool)
      ? [entry("omegat.project", writeOmegatProject({ sourceLang: code(source), lang: code(lang) }))]
      : []),
  ];
  const facts = {
    project: order.project,
    sourceLang: source,
    lang,
    part: part.number,
    parts: part.of,
    ...part.volume,
  };
  const listed = [...files.map(({ name }) => name), MANIFEST].filter((name) => !name.endsWith("/")).sort();
  const readme = packageReadme({
    ...facts,
    articles: handovers.length,
    format: FORMAT_NAMES[format],
    isOmegat: isOmegat(tool),
    hasNames: order.names,
    files: listed,
  });
  files.push(entry("README.md", readme));
  const articles = handovers.map(({ file, handover }) => ({ path: handover.original, file, units: handover.units }));
  files.push(entry(MANIFEST, manifestJson({ ...facts, for: tool, format, articles }, files)));
  const paths = part.stretches.flatMap(({ article }) => gathering.articles[article]?.work.source.path ?? []);
  return { lang, part: part.number, parts: part.of, ...part.volume, articles: paths, files };
}

function entry(name: string, text: string): ZipEntry {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** The hand-over files of a part; an article that XML, or by its name ZIP, cannot hold is told, and the others go on. */
function handoversOf(
  { project, gathering, order, privacy, problems }: Circumstances,
  { stretches, number }: Part,
): readonly { readonly file: string; readonly text: string; readonly handover: Handover }[] {
  return stretches.flatMap(({ article, start, end }) => {
    const whole = gathering.articles[article]?.handover;
    if (whole === undefined) return [];
    const units = whole.units.slice(start, end);
    const handover = adapted(privacy.handover({ ...whole, units }), order.tool);
    const cut = units.length === whole.units.length ? "" : `.part-${number}`;
    const file = `${layoutFor(order.tool).xliff}${whole.original}${cut}.xlf`;
    try {
      checkNames([file], project.layout.article(whole.original));
      return [
        {
          file,
          text: handoverFile(handover, order, project.config.languageCodes),
          handover,
        },
      ];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
      return [];
    }
  });
}

function memoryFiles({ gathering, order, project, privacy, problems }: Circumstances, part: Part): readonly ZipEntry[] {
  const sourceLang = project.config.source.lang;
  const articles = part.stretches.flatMap((stretch) => gathering.articles[stretch.article] ?? []);
  const wanted = part.stretches.flatMap(({ article, start, end }) =>
    (gathering.articles[article]?.handover.units ?? []).slice(start, end).map(({ id }) => id),
  );
  const { people, machine } = memoriesOf(
    articles.map(({ work }) => work),
    sourceLang,
    new Set(wanted),
  );
  const layout = layoutFor(order.tool);
  const code = languageCodeFor(order.tool, project.config.languageCodes);
  const shape = isOmegat(order.tool) ? "omegat" : "codes";
  return [
    { path: layout.memory, units: people },
    { path: layout.machine, units: machine },
  ].map(({ path, units }) => {
    const named = units.map((unit) => ({
      ...privacy.unit(unit),
      sourceLang: code(unit.sourceLang),
      lang: code(unit.lang),
    }));
    const written = packedTmx(named, { sourceLang: code(sourceLang), path, shape });
    problems.push(...written.problems);
    return entry(path, written.text);
  });
}

function glossaryFiles({ project, lang, order, privacy }: Circumstances): readonly ZipEntry[] {
  const code = languageCodeFor(order.tool, project.config.languageCodes);
  const own = project.config.source.lang;
  const entries = entriesOfTerms(project.glossary.terms, own, lang).map((term) => {
    const forms = term.forms.map((form) => ({ ...form, lang: code(form.lang) }));
    return { ...privacy.entry(term), forms };
  });
  const langs = { sourceLang: code(own), lang: code(lang) };
  const forbidden = (forms: readonly string[]): string =>
    wordingFor(lang).say("package.forbidden", { forms: forms.join(", ") });
  // TBX has no document without an entry.
  const tbx =
    entries.length === 0 ? [] : [entry("glossary.tbx", writeTbx(entries, { lang: own, title: order.project }))];
  return [
    ...tbx,
    entry("glossary.csv", writeGlossaryCsv(entries, langs)),
    entry(layoutFor(order.tool).glossary, writeGlossaryTsv(entries, { ...langs, forbidden })),
  ];
}

function preview({ project, lang, order, gathering, privacy, means }: Circumstances, part: Part): string {
  const articles = part.stretches.flatMap(({ article, start, end }) => {
    const gathered = gathering.articles[article];
    if (gathered === undefined) return [];
    const handover = privacy.handover({ ...gathered.handover, units: gathered.handover.units.slice(start, end) });
    const blocks = previewBlocks(gathered, handover.units, {
      ...means.wording,
      term: (hit) => privacy.text(means.wording.term(hit, lang)),
    });
    return [{ path: handover.original, blocks }];
  });
  const title = part.of === 1 ? order.project : `${order.project} (${part.number}/${part.of})`;
  return previewHtml({ sourceLang: project.config.source.lang, lang, title, articles });
}
