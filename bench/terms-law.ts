import { readFileSync } from "node:fs";
import { plainText, textRuns } from "../src/core/runs.ts";
import { parseGlossary } from "../src/terms/glossary.ts";
import { CASES, NUMBERS, POSSESSORS, type Slot } from "../src/terms/inflection.ts";
import { loadInflectors } from "../src/terms/inflectors.ts";
import { mendTerms } from "../src/terms/mend.ts";
import { decideTerms } from "../src/terms/when/decide.ts";

/** What became of the forms of one word in the repair: right, wrong, or left because the form does not tell its case. */
interface LawFigures {
  readonly forms: number;
  readonly right: number;
  readonly wrong: number;
  readonly left: number;
}

/** The law's change of оралман into қандас and кандас, form by form, in sentences of 2024. */
export async function lawFigures(): Promise<Readonly<Record<string, LawFigures>>> {
  const text = readFileSync(new URL("../glossary.yaml", import.meta.url), "utf8");
  const glossary = await parseGlossary(text, "glossary.yaml", ["kk", "ru"]);
  const inflectors = await loadInflectors(["kk", "ru"]);
  const circumstances = { articleDate: "2024-03-05", before: [], headings: [], domains: [] };
  const figures = (lang: string, wanted: string): LawFigures => {
    const inflector = inflectors.get(`${lang}-Cyrl`);
    const hits = decideTerms({ runs: textRuns("They spoke of oralmans."), circumstances }, glossary, lang);
    const known = lang === "ru" ? { class: "2m", animate: true } : { class: "n" };
    const counts = { forms: 0, right: 0, wrong: 0, left: 0 };
    for (const slot of slotsOf(lang)) {
      const before = inflector?.inflect({ term: "оралман", ...known }, slot);
      const after = inflector?.inflect({ term: wanted, ...known }, slot);
      if (before === undefined || after === undefined) continue;
      counts.forms += 1;
      const mended = plainText(mendTerms(textRuns(`… ${before} …`), hits, lang, inflectors).runs);
      if (mended === `… ${after} …`) counts.right += 1;
      else if (mended === `… ${before} …`) counts.left += 1;
      else counts.wrong += 1;
    }
    return counts;
  };
  return { kk: figures("kk", "қандас"), ru: figures("ru", "кандас") };
}

function slotsOf(lang: string): readonly Slot[] {
  const slots = NUMBERS.flatMap((number) => CASES.map((name): Slot => ({ case: name, number })));
  if (lang === "ru") return slots;
  return slots.flatMap((slot) => [slot, ...POSSESSORS.map((possessor) => ({ ...slot, possessor }))]);
}
