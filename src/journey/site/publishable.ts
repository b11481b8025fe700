import * as v from "valibot";
import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import type { SiteFolder } from "../../files/site-folder.ts";
import { DEMANDS, type GateVerdict } from "../../outputs/gate.ts";
import type { Project } from "../project.ts";
import { readSource, type Source } from "../source.ts";
import type { Broken } from "../work.ts";
import { isGated, judgeArticle } from "./gate.ts";

/** A page that is below the gate. */
export interface BelowGate {
  readonly path: string;
  readonly lang: LanguageTag;
  /** Whether it is published all the same, with its notice saying so. */
  readonly published: boolean;
  readonly verdict: GateVerdict;
}

/** What the gate lets become of each page. */
export interface Permits {
  /** Whether an article gets a page in a language, and whether that page must say that it is below the gate. */
  of(path: string, lang: LanguageTag): "publish" | "notice" | "withhold";
  readonly below: readonly BelowGate[];
  /** What could not be read and has no page that could stay. */
  readonly broken: readonly Broken[];
}

/** What is judged, and where verdicts are kept from one build to the next. */
export interface Judged {
  readonly project: Project;
  readonly folder: SiteFolder;
  readonly paths: readonly string[];
  /** Target languages: what the source language says is its authors' business. */
  readonly langs: readonly LanguageTag[];
  /** Changes when a verdict may. */
  readonly fingerprint: (path: string, lang: LanguageTag) => string;
  /** The key under which a page is kept. */
  readonly pageKey: (path: string, lang: LanguageTag) => string;
  /** Whether a page stands that was made from an article's record in a language. */
  readonly hasPage: (path: string, lang: LanguageTag) => boolean;
}

/**
 * Holds every article in every language against the gate. What cannot be read is not judged: where it has a page, that
 * stays, and whoever builds it says what is wrong.
 */
export async function permitsOf(judged: Judged): Promise<Permits> {
  const { project, folder, paths, langs, pageKey } = judged;
  if (!isGated(project)) return { of: () => "publish", below: [], broken: [] };
  const published = project.config.gates.publish.below === "notice";
  const below = new Map<string, BelowGate>();
  const broken = new Map<string, Broken>();
  for (const path of paths) {
    let source: Source | undefined;
    for (const lang of langs) {
      try {
        const [key, fingerprint] = [gateKey(path, lang), judged.fingerprint(path, lang)];
        const known = folder.known(key, fingerprint);
        let verdict: GateVerdict;
        if (isVerdict(known)) verdict = known;
        else {
          source ??= await readSource(project, path);
          verdict = await judgeArticle(project, source, lang);
        }
        folder.keep(key, fingerprint, verdict);
        if (!verdict.passes) below.set(pageKey(path, lang), { path, lang, published, verdict });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (!judged.hasPage(path, lang)) broken.set(pageKey(path, lang), { path, lang, problem: error });
      }
    }
  }
  return {
    of(path, lang) {
      const key = pageKey(path, lang);
      if (broken.has(key)) return "withhold";
      if (!below.has(key)) return "publish";
      return published ? "notice" : "withhold";
    },
    below: [...below.values()],
    broken: [...broken.values()],
  };
}

function gateKey(path: string, lang: LanguageTag): string {
  return `gate ${lang} ${path}`;
}

const number = v.number();
const missSchema = v.object({
  demand: v.picklist(DEMANDS),
  is: number,
  limit: number,
  paragraphs: v.optional(v.array(number)),
});
const verdictSchema = v.object({
  passes: v.boolean(),
  ...{ reviewed: number, uneditedMt: number, uneditedMtParagraph: number, stale: number, untranslated: number },
  ...{ findings: number, misses: v.array(missSchema), minutes: number },
});

/** The manifest is a file like any other: a verdict that is none is not believed. */
function isVerdict(known: unknown): known is GateVerdict {
  return v.is(verdictSchema, known) && known.passes === (known.misses.length === 0);
}
