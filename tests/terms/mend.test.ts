import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rendering, Runs, Term, TermHit } from "../../src/core/model.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";
import { parseGlossary } from "../../src/terms/glossary.ts";
import { CASES, NUMBERS, POSSESSORS, type Slot } from "../../src/terms/inflection.ts";
import { loadInflectors } from "../../src/terms/inflectors.ts";
import { mendTerms } from "../../src/terms/mend.ts";
import { renderedTerms } from "../../src/terms/rendered.ts";
import { decideTerms } from "../../src/terms/when/decide.ts";

const inflectors = await loadInflectors(["kk", "ru"]);
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const glossary = await parseGlossary(read("../../glossary.yaml"), "glossary.yaml", ["kk", "ru"]);

/** A sentence of 2024, so that the law's word is kandas. */
function hitsIn(source: string, lang: string): readonly TermHit[] {
  const circumstances = { articleDate: "2024-03-05", before: [], headings: [], domains: [] };
  return decideTerms({ runs: textRuns(source), circumstances }, glossary, lang);
}

function term(lang: string, rendering: Partial<Rendering> & { readonly term: string }): Term {
  const plain = { status: "preferred", domains: [], valid: [], validBy: "event", keepWhen: [] } as const;
  const renderings = new Map([[lang, { admitted: [], forbidden: [], forms: [], ...rendering }]]);
  return { id: "t", source: "T", variants: [], renderings, doNotTranslate: false, certainty: "A", ...plain, line: 1 };
}

function mended(lang: string, wanted: Term, target: string) {
  const { runs, repairs, open } = mendTerms(textRuns(target), [{ term: wanted, start: 0, end: 1 }], lang, inflectors);
  return { text: plainText(runs), repairs, open };
}

const slots = (lang: string): readonly Slot[] =>
  NUMBERS.flatMap((number) =>
    CASES.flatMap((name): readonly Slot[] => {
      if (lang === "ru") return name === "locative" || name === "ablative" ? [] : [{ case: name, number }];
      if (name === "prepositional") return [];
      return [{ case: name, number }, ...POSSESSORS.map((possessor) => ({ case: name, number, possessor }))];
    }),
  );

describe.each(["kk", "ru"])("the law's change of oralman into kandas, %s", (lang) => {
  const inflector = inflectors.get(`${lang}-Cyrl`);
  const lexemes = { kk: ["оралман", "қандас"], ru: ["оралман", "кандас"] }[lang] ?? [];
  const known = { class: lang === "ru" ? "2m" : "n", ...(lang === "ru" ? { animate: true } : {}) };
  const [from, to] = lexemes.map((word) => ({ term: word, ...known }));

  test.each(slots(lang).map((slot) => [JSON.stringify(slot), slot] as const))("%s", (_name, slot) => {
    const before = inflector?.inflect(from!, slot);
    const after = inflector?.inflect(to!, slot);
    expect(before).toBeDefined();
    const source = "Parliament spoke of the oralmans.";
    const text = (form: string | undefined): string =>
      lang === "kk" ? `Депутат сол ${form} айтты.` : `Итак, ${form}.`;
    const { runs, repairs, open } = mendTerms(textRuns(text(before)), hitsIn(source, lang), lang, inflectors);
    // Where the form alone does not say its case, nothing is guessed; what is put in is right.
    if (repairs.length === 0) expect(open).toMatchObject([{ reason: "ambiguous", found: before }]);
    else expect(plainText(runs)).toBe(text(after));
  });
});

test.each([
  ["kk", "Оралмандарға үй берілді.", "Қандастарға үй берілді."],
  ["kk", "Ауылда оралмандар тұрады.", "Ауылда қандастар тұрады."],
  ["kk", "Бұл – оралманның үйі.", "Бұл – қандастың үйі."],
  ["kk", "Кандастарымыз келді.", "Қандастарымыз келді."],
  ["ru", "Дом дали оралманам.", "Дом дали кандасам."],
  ["ru", "Оралманы ждут ответа.", "Кандасы ждут ответа."],
  ["ru", "Он говорил с оралманом.", "Он говорил с кандасом."],
  ["ru", "Список оралманов вывесили в школе.", "Список кандасов вывесили в школе."],
  ["ru", "Об оралманах не сказали.", "О кандасах не сказали."],
  ["ru", "Речь шла об оралмане.", "Речь шла о кандасе."],
])("%s: %s → %s", (lang, before, after) => {
  const { runs } = mendTerms(textRuns(before), hitsIn("The oralmans wait.", lang), lang, inflectors);
  expect(plainText(runs)).toBe(after);
});

test.each([
  ["kk", "Оралман мен жергілікті тұрғын.", "Қандас пен жергілікті тұрғын."],
  ["kk", "ОРАЛМАН МЕН ТҰРҒЫН", "ҚАНДАС ПЕН ТҰРҒЫН"],
  ["kk", "Ол оралман ба екен?", "Ол қандас па екен?"],
  ["kk", "Ол «оралман» ба?", "Ол «қандас» па?"],
  ["kk", "Оралман да келді.", "Қандас та келді."],
  ["kk", "Ол – оралман ғой.", "Ол – қандас қой."],
  ["kk", "Оралман деген адам.", "Қандас деген адам."],
  ["kk", "Оралмандар мен тұрғындар.", "Қандастар мен тұрғындар."],
  ["kk", "5 оралман келді.", "5 қандас келді."],
  ["ru", "Об «оралманах» не сказали.", "О «кандасах» не сказали."],
  ["ru", "2 оралмана пришли, 5 оралманов ушли.", "2 кандаса пришли, 5 кандасов ушли."],
  ["ru", "Двух оралманов приняли.", "Двух кандасов приняли."],
  ["ru", "Аралманов приняли.", "Кандасов приняли."],
])("words beside the term follow its sound, %s: %s → %s", (lang, before, after) => {
  const { runs } = mendTerms(textRuns(before), hitsIn("The oralmans wait.", lang), lang, inflectors);
  expect(plainText(runs)).toBe(after);
});

test.each(["Сол оралман мен едім.", "Ол – оралман мен.", "Қандас (оралман) келді.", "Қандастар, оралмандар келді."])(
  "what may be a pronoun, or explains the pinned word, is left to a person: %s",
  (target) => {
    const { runs, open } = mendTerms(textRuns(target), hitsIn("The oralmans wait.", "kk"), "kk", inflectors);
    expect([plainText(runs), open.map(({ reason }) => reason)]).toEqual([target, ["agreement"]]);
  },
);

test("a suffix after quotation marks is not left behind the wrong word", () => {
  const target = "«Оралман»-ның құқығы бар, оралман-мұғалім де келді.";
  const { runs, open } = mendTerms(textRuns(target), hitsIn("The oralmans wait.", "kk"), "kk", inflectors);
  expect(plainText(runs)).toBe("«Оралман»-ның құқығы бар, қандас-мұғалім де келді.");
  expect(open).toMatchObject([{ found: "Оралман", reason: "quotation" }]);
});

test.each([
  ["He spoke to Tokayev.", "Он говорил с Токаевом.", "Он говорил с Токаевым."],
  ["These are re-education camps.", "Это лагери перевоспитания.", "Это лагеря перевоспитания."],
])("a form forbidden letter for letter is no lax form of the pinned term: %s", (source, before, after) => {
  const { runs } = mendTerms(textRuns(before), hitsIn(source, "ru"), "ru", inflectors);
  expect(plainText(runs)).toBe(after);
});

test.each([
  ["Си++", "Сиплюс", "Ол Сиплюс біледі.", "Ол Си++ біледі."],
  ["О.К. (клуб)", "ОК-клуб", "Бұл – О.К. (клуб).", "Бұл – О.К. (клуб)."],
])("a rendering with signs is recognised: %s", (pinned, forbidden, before, after) => {
  const wanted = term("kk", { term: pinned, forbidden: [forbidden] });
  expect(mended("kk", wanted, before)).toMatchObject({ text: after, open: [] });
  expect(renderedTerms(after, [{ term: wanted, start: 0, end: 1 }], "kk", inflectors)).toMatchObject([
    { verdict: "pinned" },
  ]);
});

test("what is put in is NFC, however the glossary is written", async () => {
  const text = `version: 1\nterms:\n  - { id: t, source: Kaiyp, kk: { term: " ${"Қайып".normalize("NFD")}", forbidden: [Каип] }, certainty: A }\n`;
  const [wanted] = (await parseGlossary(text, "glossary.yaml", ["kk"])).terms;
  expect(mended("kk", wanted!, "Каип келді.").text).toBe("Қайып келді.");
});

test("a strict form of the pinned term stays good though it is forbidden as another word's", () => {
  const wanted = term("ru", { term: "Караганда", class: "1f", forbidden: ["Караганды"] });
  expect(mended("ru", wanted, "Жители Караганды ждут.").text).toBe("Жители Караганды ждут.");
});

test("a missing term is never put in", () => {
  const { runs, repairs, open } = mendTerms(
    textRuns("Олар келді."),
    hitsIn("The oralmans came.", "kk"),
    "kk",
    inflectors,
  );
  expect([plainText(runs), repairs, open]).toEqual(["Олар келді.", [], []]);
});

test("what a sentence keeps is not replaced", () => {
  const target = "«Мен алты жыл оралман болдым», – дейді ол.";
  const hits = hitsIn("“I was an oralman for six years,” he says.", "kk");
  expect(mendTerms(textRuns(target), hits, "kk", inflectors).repairs).toEqual([]);
});

test("an adjective that agrees with the old noun stops the repair where the new one has another gender", () => {
  const wanted = term("ru", { term: "программа", gender: "feminine", forbidden: ["проект"] });
  expect(mended("ru", wanted, "О новом проекте спорили.").open).toMatchObject([
    { reason: "agreement", found: "проекте" },
  ]);
  expect(mended("ru", wanted, "Участники проектов ждут.").text).toBe("Участники программ ждут.");
});

test("an admitted adjective is not exchanged for a noun", () => {
  const wanted = term("ru", { term: "внешняя политика", gender: "feminine", admitted: ["внешнеполитический"] });
  expect(mended("ru", wanted, "Внешнеполитических планов нет.").repairs).toEqual([]);
});

test("a preposition tells cases apart that the form does not", () => {
  const wanted = term("ru", { term: "область", gender: "feminine", forbidden: ["провинция"] });
  expect(mended("ru", wanted, "Она живёт в провинции.").text).toBe("Она живёт в области.");
});

test("what stands in quotation marks or across markup is left and told", () => {
  const wanted = term("kk", { term: "қандас бағдарламасы", class: "px3", forbidden: ["оралман бағдарламасы"] });
  expect(mended("kk", wanted, "«Оралман» бағдарламасының жетекшісі").open).toMatchObject([{ reason: "quotation" }]);
  const runs: Runs = [
    { kind: "text", text: "оралман " },
    { kind: "code", code: { id: "1", type: "open", name: "bold", data: "**" } },
    { kind: "text", text: "бағдарламасы" },
    { kind: "code", code: { id: "1", type: "close", name: "bold", data: "**" } },
  ];
  const { open, runs: after } = mendTerms(runs, [{ term: wanted, start: 0, end: 1 }], "kk", inflectors);
  expect(open).toMatchObject([{ reason: "codes" }]);
  expect(after).toBe(runs);
});

test("an admitted short form of a name stays, and another word does not", () => {
  const wanted = term("ru", { term: "Касым-Жомарт Токаев", class: "sur", admitted: ["Токаев"] });
  expect(mended("ru", wanted, "Указ Токаева опубликован.").text).toBe("Указ Токаева опубликован.");
  const volunteer = term("ru", { term: "волонтёр", class: "2m", animate: true, admitted: ["доброволец"] });
  expect(mended("ru", volunteer, "Письмо добровольцам отправлено.").text).toBe("Письмо волонтёрам отправлено.");
});

test("an admitted abbreviation stays", () => {
  const wanted = term("kk", { term: "Сыртқы істер министрлігі", class: "px3", admitted: ["СІМ"] });
  expect(mended("kk", wanted, "СІМ-нің өкілі").text).toBe("СІМ-нің өкілі");
});

test("repairs are idempotent, and say where each was", () => {
  const words = fc.constantFrom("оралмандар", "оралманның", "қандасқа", "үй", "Оралман", "кандастар", ",", "келді");
  const hits = hitsIn("The oralmans came.", "kk");
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (list) => {
      const text = list.join(" ");
      const once = mendTerms(textRuns(text), hits, "kk", inflectors);
      for (const { start, end, before } of once.repairs) expect(text.slice(start, end)).toBe(before);
      const twice = mendTerms(once.runs, hits, "kk", inflectors);
      expect(twice.repairs).toEqual([]);
      expect(twice.runs).toEqual(once.runs);
    }),
  );
});
