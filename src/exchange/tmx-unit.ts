import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Origin, Runs, State, TranslationUnit } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { type Place, Problem } from "../core/problem.ts";
import { codesOf, plainText, textRuns } from "../core/runs.ts";
import { isoFromTmxDate } from "./tmx-date.ts";
import { numberCodes, type SegContent } from "./tmx-seg.ts";

type Attributes = Readonly<Record<string, string | undefined>>;

/** A `tuv` as read. */
export interface Variant {
  /** Empty where the file says none. */
  readonly lang: LanguageTag;
  readonly attributes: Attributes;
  readonly place: Place;
  readonly props: Map<string, string>;
  pieces: ReturnType<SegContent["pieces"]>;
}

/** A `tu` as read. */
export interface TuParts {
  readonly attributes: Attributes;
  readonly place: Place;
  readonly props: Map<string, string>;
  readonly variants: Variant[];
}

/**
 * The memory entries that a `tu` holds for a pair of languages: one for each target variant, because a file may hold
 * several translations of one source. `elsewhere` where it lacks one of the two languages.
 */
export function unitsOf(
  parts: TuParts,
  pair: { readonly sourceLang: LanguageTag; readonly lang: LanguageTag },
):
  | { readonly kind: "units"; readonly units: readonly TranslationUnit[] }
  | { readonly kind: "damaged"; readonly problem: Problem }
  | { readonly kind: "elsewhere" } {
  const nameless = parts.variants.find(({ lang }) => lang === "");
  if (nameless !== undefined) {
    const values = { element: "tuv", attribute: "xml:lang" };
    return { kind: "damaged", problem: new Problem("E_TMX_ATTRIBUTE", values, nameless.place) };
  }
  const source = parts.variants.find(({ lang }) => sameLanguage(lang, pair.sourceLang));
  const targets = parts.variants.filter((variant) => variant !== source && sameLanguage(variant.lang, pair.lang));
  if (source === undefined || targets.length === 0) return { kind: "elsewhere" };
  const units: TranslationUnit[] = [];
  for (const target of targets) {
    const [sourceRuns = [], targetRuns = []] = numberCodes([source.pieces, target.pieces]);
    const blank = [source, target].find((variant) => isBlank(variant === source ? sourceRuns : targetRuns));
    if (blank !== undefined)
      return { kind: "damaged", problem: new Problem("E_TMX_EMPTY", { lang: blank.lang }, blank.place) };
    units.push({ source: sourceRuns, target: targetRuns, ...pair, ...factsOf(parts, target) });
  }
  return { kind: "units", units };
}

function isBlank(runs: Runs): boolean {
  return codesOf(runs).length === 0 && plainText(runs).trim() === "";
}

type Facts = Omit<TranslationUnit, "source" | "target" | "sourceLang" | "lang">;

function factsOf(parts: TuParts, target: Variant): Facts {
  const prop = (type: string): string | undefined => target.props.get(type) ?? parts.props.get(type);
  const attribute = (...names: readonly string[]): string | undefined => {
    const values = names.flatMap((name) => [target.attributes[name], parts.attributes[name]]);
    return values.find((value) => value !== undefined && value !== "");
  };
  const previousKey = prop("x-previous-key") ?? neighbourKey(prop("prev"));
  const nextKey = prop("x-next-key") ?? neighbourKey(prop("next"));
  const by = attribute("changeid", "creationid");
  const at = isoFromTmxDate(attribute("changedate", "creationdate"));
  const id = parts.attributes["tuid"];
  return {
    ...(previousKey !== undefined && { previousKey }),
    ...(nextKey !== undefined && { nextKey }),
    state: stateOf(prop("x-state")),
    origin: originOf(prop("x-origin")),
    ...(by !== undefined && { by }),
    ...(at !== undefined && { at }),
    ...(id !== undefined && { id }),
  };
}

function neighbourKey(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return text;
  return contentKey(textRuns(text));
}

function stateOf(said: string | undefined): State {
  switch (said) {
    case "draft":
    case "reviewed":
    case "final":
      return said;
    default:
      return "edited";
  }
}

function originOf(said: string | undefined): Origin["kind"] {
  switch (said) {
    case "engine":
    case "pseudo":
    case "person":
    case "aligned":
      return said;
    default:
      return "memory";
  }
}
