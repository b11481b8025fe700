import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Prop, TranslationUnit } from "../core/model.ts";
import { type Place, Problem } from "../core/problem.ts";
import { contextOf, isOmegat } from "./tmx-context.ts";
import { isoFromTmxDate } from "./tmx-date.ts";
import type { TmxHeader } from "./tmx-header.ts";
import { omegatPieces } from "./tmx-omegat.ts";
import { ownProps, provenanceOf } from "./tmx-provenance.ts";
import { numberCodes, type SegPiece } from "./tmx-seg.ts";

type Attributes = Readonly<Record<string, string | undefined>>;

/** A `tuv` as read. */
export interface Variant {
  /** Empty where the file says none. */
  readonly lang: LanguageTag;
  readonly attributes: Attributes;
  readonly place: Place;
  readonly notes: string[];
  readonly props: Prop[];
  /** Absent until its `seg` has been read. */
  pieces?: readonly SegPiece[];
}

/** A `tu` as read. */
export interface TuParts {
  readonly attributes: Attributes;
  readonly place: Place;
  readonly notes: string[];
  readonly props: Prop[];
  readonly variants: Variant[];
  /** What makes it unfit to be taken in. */
  damage?: Problem;
}

/** Which languages are asked for. */
export interface TmxLanguages {
  readonly sourceLang: LanguageTag;
  readonly langs: readonly LanguageTag[];
}

/** What a `tu` gives: nothing at all where it lacks the languages that are asked for. */
export interface TuContent {
  readonly units: readonly TranslationUnit[];
  readonly problems: readonly Problem[];
}

/**
 * The memory entries of a `tu`: one for each target variant, because a file may hold several translations of one source.
 * Where several variants are of the source's language, the one with its very tag is the source, else the first.
 */
export function contentOf(parts: TuParts, { sourceLang, langs }: TmxLanguages, header: TmxHeader): TuContent {
  const damage = parts.damage ?? namelessProblem(parts);
  if (damage !== undefined) return { units: [], problems: [damage] };
  const source = sourceOf(parts.variants, sourceLang);
  if (source === undefined) return { units: [], problems: [] };
  const units: TranslationUnit[] = [];
  const problems = new Set<Problem>();
  const sourceProblem = emptyProblem(source);
  for (const target of parts.variants) {
    const lang = target === source ? undefined : langs.find((asked) => sameLanguage(asked, target.lang));
    if (lang === undefined) continue;
    const problem = sourceProblem ?? emptyProblem(target);
    if (problem !== undefined) {
      problems.add(problem);
      continue;
    }
    const [sourceRuns = [], targetRuns = []] = numberCodes([piecesOf(source, header), piecesOf(target, header)]);
    const facts = factsOf(parts, source, target, header);
    units.push({ source: sourceRuns, target: targetRuns, sourceLang, lang, ...facts });
  }
  return { units, problems: [...problems] };
}

function namelessProblem({ variants }: TuParts): Problem | undefined {
  const nameless = variants.find(({ lang }) => lang === "");
  if (nameless === undefined) return undefined;
  return new Problem("E_TMX_ATTRIBUTE", { element: "tuv", attribute: "xml:lang" }, nameless.place);
}

function sourceOf(variants: readonly Variant[], sourceLang: LanguageTag): Variant | undefined {
  const fitting = variants.filter(({ lang }) => sameLanguage(lang, sourceLang));
  return fitting.find(({ lang }) => lang.toLowerCase() === sourceLang.toLowerCase()) ?? fitting[0];
}

function emptyProblem({ pieces = [], lang, place }: Variant): Problem | undefined {
  const holds = pieces.some((piece) => piece.kind === "code" || piece.text.trim() !== "");
  return holds ? undefined : new Problem("E_TMX_EMPTY", { lang }, place);
}

function piecesOf({ pieces = [] }: Variant, header: TmxHeader): readonly SegPiece[] {
  return isOmegat(header) ? omegatPieces(pieces) : pieces;
}

type Facts = Omit<TranslationUnit, "source" | "target" | "sourceLang" | "lang">;

function factsOf(parts: TuParts, source: Variant, target: Variant, header: TmxHeader): Facts {
  const { own, props } = ownProps([...parts.props, ...source.props, ...target.props]);
  const attribute = (name: string): string | undefined =>
    [target.attributes[name], parts.attributes[name]].find((value) => value !== undefined && value !== "");
  const createdBy = attribute("creationid");
  const createdAt = isoFromTmxDate(attribute("creationdate"));
  const by = attribute("changeid") ?? createdBy;
  const at = isoFromTmxDate(attribute("changedate")) ?? createdAt;
  const id = parts.attributes["tuid"];
  const notes = [...parts.notes, ...source.notes, ...target.notes];
  const { previousKey, nextKey } = { ...contextOf(props, header), ...own };
  const said = { ...provenanceOf(props), ...own };
  return {
    ...(previousKey !== undefined && { previousKey }),
    ...(nextKey !== undefined && { nextKey }),
    state: said.state ?? "edited",
    origin: said.origin ?? "memory",
    ...(by !== undefined && { by }),
    ...(at !== undefined && { at }),
    ...(createdBy !== undefined && { createdBy }),
    ...(createdAt !== undefined && { createdAt }),
    ...(notes.length > 0 && { notes }),
    ...(props.length > 0 && { props }),
    ...(id !== undefined && { id }),
    ...(own.memory !== undefined && { memory: own.memory }),
  };
}
