import type { Bead } from "../alignment/index.ts";
import type { LanguageTag, Run, Runs, TranslationUnit } from "../core/model.ts";
import { contextKey, hash, normaliseText } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { codesOf, joinRuns, plainText, textRuns, withCodesOf } from "../core/runs.ts";
import { writeTmx } from "../exchange/tmx.ts";
import { withLock } from "../files/lock.ts";
import { readBytes } from "../files/read.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import type { Project } from "../journey/project.ts";
import type { OutputFile } from "./align.ts";
import type { CutSentence, CutText } from "./cut-text.ts";

/** What aligned sentences give a memory, and those that it cannot hold. */
export interface AlignedUnits {
  readonly units: readonly TranslationUnit[];
  /** How many were left out because their translation is the source text itself. */
  readonly copied: number;
  readonly problems: readonly Problem[];
}

/**
 * Beads as memory entries: drafts of origin `aligned`, which nobody has reviewed.
 *
 * Several sentences of a bead are joined by a space. Codes stay where both sides have the same; else both are plain.
 */
export function alignedUnits(beads: readonly Bead[], source: CutText, target: CutText): AlignedUnits {
  const keys = source.sentences.map(({ runs }) => contextKey(runs));
  const units: TranslationUnit[] = [];
  const problems: Problem[] = [];
  let copied = 0;
  for (const { sourceFrom, sourceTo, targetFrom, targetTo } of beads) {
    const from = joined(source.sentences.slice(sourceFrom, sourceTo));
    const to = joined(target.sentences.slice(targetFrom, targetTo));
    if (normaliseText(plainText(from)) === normaliseText(plainText(to))) {
      copied++;
      continue;
    }
    const coded = withCodesOf(to, from);
    const unit: TranslationUnit = {
      source: coded === undefined ? plain(from) : from,
      target: coded ?? plain(to),
      sourceLang: source.lang,
      lang: target.lang,
      previousKey: keys[sourceFrom - 1] ?? "",
      nextKey: keys[sourceTo] ?? "",
      state: "draft",
      origin: "aligned",
    };
    const problem = refusal(unit, source.name);
    if (problem === undefined) units.push(unit);
    else problems.push(problem);
  }
  return { units, copied, problems };
}

function plain(runs: Runs): Runs {
  return textRuns(plainText(runs));
}

/** The runs of several sentences as one, their codes numbered on. */
function joined(sentences: readonly CutSentence[]): Runs {
  let codes = 0;
  const runs = sentences.flatMap(({ runs: own }, index): readonly Run[] => {
    const before = codes;
    codes += new Set(codesOf(own).map(({ id }) => id)).size;
    const renumbered = own.map(
      (run): Run =>
        run.kind === "text" ? run : { kind: "code", code: { ...run.code, id: String(Number(run.code.id) + before) } },
    );
    return index === 0 ? renumbered : [{ kind: "text", text: " " }, ...renumbered];
  });
  return joinRuns(runs);
}

/** Why TMX cannot hold the unit, if it cannot. */
function refusal(unit: TranslationUnit, path: string): Problem | undefined {
  try {
    writeTmx([unit], { sourceLang: unit.sourceLang });
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return new Problem(error.code, error.values, { path }, { cause: error });
  }
}

/**
 * Writes the units as TMX. A last line seals the file: a hash of what stands before it and of the two texts' names, by
 * which it is known again in any clone.
 *
 * @returns whether the file stands there now
 * @throws Problem `E_ALIGN_FOREIGN` for a file without that seal: somebody else's, edited since, or of other texts
 */
export async function saveAligned(
  project: Project | undefined,
  { absolute, path }: OutputFile,
  units: readonly TranslationUnit[],
  about: { readonly texts: readonly string[]; readonly sourceLang: LanguageTag; readonly lang: LanguageTag },
): Promise<boolean> {
  const names = about.texts.join("\n");
  const content = sealed(writeTmx(units, { sourceLang: about.sourceLang }), names);
  const save = async (): Promise<boolean> => {
    const standing = readBytes(absolute, path);
    if (standing !== undefined && !isSealed(new TextDecoder().decode(standing), names))
      throw new Problem("E_ALIGN_FOREIGN", { path }, { path });
    if (standing === undefined && units.length === 0) return false;
    writeAtomically(absolute, path, content);
    return true;
  };
  return project === undefined ? await save() : await withLock(project.layout, about.lang, save);
}

const SEAL = /<!-- Written by translate align: ([0-9a-f]{64}) -->\n$/;

function sealed(xml: string, names: string): string {
  return `${xml}<!-- Written by translate align: ${hash(`${names}\n${xml}`)} -->\n`;
}

function isSealed(text: string, names: string): boolean {
  const xml = text.replace(SEAL, "");
  return xml !== text && sealed(xml, names) === text;
}
