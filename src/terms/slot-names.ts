import { Problem } from "../core/problem.ts";
import type { Case, GrammaticalNumber, Possessor, Slot } from "./inflection.ts";

/** Languages whose terms we inflect. */
export type InflectedLanguage = "kk" | "ru";

interface Named {
  readonly case?: Case;
  readonly number?: GrammaticalNumber;
  readonly possessor?: Possessor;
  readonly attributive?: true;
}

type Row = readonly [Named, string];

/**
 * What cases, numbers and owners are called: in full; in the tags of UniMorph (Sylak-Glassman 2016), Universal Dependencies,
 * Apertium and OpenCorpora; in lower case.
 */
const NAMES: readonly Row[] = [
  [{ case: "nominative" }, "nominative nom nomn"],
  [{ case: "genitive" }, "genitive gen gent gen2"],
  [{ case: "dative" }, "dative dat datv"],
  [{ case: "accusative" }, "accusative acc accs"],
  [{ case: "instrumental" }, "instrumental ins inst instr"],
  [{ case: "prepositional" }, "prepositional prep prp ess"],
  [{ case: "locative" }, "locative loc"],
  [{ case: "ablative" }, "ablative abl ablt"],
  [{ case: "locative", attributive: true }, "attributive attr locattr"],
  [{ number: "singular" }, "singular sg sing"],
  [{ number: "plural" }, "plural pl plur"],
  [{ possessor: "1sg" }, "1sg 1 px1sg pss1s p1sg"],
  [{ possessor: "2sg" }, "2sg 2 px2sg pss2s p2sg"],
  [{ possessor: "2sg-formal" }, "2sg-formal 2frm px2frm 2formal 2sgfrm px2sgfrm"],
  [{ possessor: "1pl" }, "1pl px1pl pss1p p1pl"],
  [{ possessor: "2pl" }, "2pl px2pl pss2p p2pl"],
  [{ possessor: "2pl-formal" }, "2pl-formal 2plfrm px2plfrm"],
  [{ possessor: "3" }, "3 3sg 3pl px3 px3sp px3sg px3pl pss3 pss3s pss3p p3"],
];
/** What the tags mean otherwise in Russian, where OpenCorpora's ablt is the instrumental. */
const RUSSIAN_NAMES: readonly Row[] = [
  [{ case: "instrumental" }, "ablt"],
  [{ case: "prepositional" }, "loc loct loc2 locative"],
];
/** Tags that say nothing of the slot, and how an owner is addressed. */
const SILENT: ReadonlySet<string> = new Set(["n", "propn", "none", "-", "informal", "infm", "lsspec1"]);
const FORMAL: ReadonlySet<string> = new Set(["formal", "form", "frm", "polite", "lsspec2"]);

/**
 * The slot that names of a case, a number and an owner make, whichever field they stand in; nominative singular where they
 * say nothing else. One name may hold several tags, `N;PSS2S;SG;LSSPEC2`.
 *
 * @throws Problem `E_TERMS_SLOT` for an unknown name
 */
export function slotFrom(names: readonly string[], lang: InflectedLanguage): Slot {
  const tags = names.flatMap((name) => name.toLowerCase().split(/[;,.+|\s<>]+/u)).filter((tag) => tag !== "");
  const known = KNOWN[lang];
  const slot: Named = Object.assign({}, ...tags.map((tag) => known.get(tag) ?? unnamed(tag, lang)));
  const { possessor } = slot;
  const polite = tags.some((tag) => FORMAL.has(tag)) && (possessor === "2sg" || possessor === "2pl");
  return { case: "nominative", number: "singular", ...slot, ...(polite ? { possessor: `${possessor}-formal` } : {}) };
}

function unnamed(tag: string, lang: InflectedLanguage): Named {
  if (SILENT.has(tag) || FORMAL.has(tag)) return {};
  throw new Problem("E_TERMS_SLOT", { name: tag.slice(0, 40), known: [...KNOWN[lang].keys()].join(" ") });
}

const KNOWN: Readonly<Record<InflectedLanguage, ReadonlyMap<string, Named>>> = {
  kk: byName(NAMES),
  ru: byName([...NAMES, ...RUSSIAN_NAMES]),
};

function byName(rows: readonly Row[]): ReadonlyMap<string, Named> {
  return new Map(rows.flatMap(([named, names]) => names.split(" ").map((name) => [name, named] as const)));
}
