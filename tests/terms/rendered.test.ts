import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rendering, Term } from "../../src/core/model.ts";
import { loadInflectors } from "../../src/terms/inflectors.ts";
import { renderedTerms, type Verdict } from "../../src/terms/rendered.ts";

const inflectors = await loadInflectors(["kk", "ru"]);

/** How a target renders a term that its source has, beside others. */
function isRendered(target: string, term: Term, lang: string, others: readonly Term[] = []): Verdict | undefined {
  const hits = [term, ...others].map((one) => ({ term: one, start: 0, end: 1 }));
  return renderedTerms(target, hits, lang, inflectors)[0]?.verdict;
}

function term(source: string, lang: string, rendering: Partial<Rendering> & { readonly term: string }): Term {
  const whole: Rendering = { admitted: [], forbidden: [], forms: [], ...rendering };
  const renderings = new Map([[lang, whole]]);
  const plain = { status: "preferred", domains: [], valid: [], validBy: "event", keepWhen: [] } as const;
  return { id: source, source, variants: [], renderings, doNotTranslate: false, certainty: "A", ...plain, line: 1 };
}

const kk = {
  kandas: term("Kandas", "kk", { term: "қандас", admitted: ["репатриант"], forbidden: ["кандас"] }),
  xinjiang: term("Xinjiang", "kk", { term: "Шыңжаң", forbidden: ["Синьцзян", "Шинжаң"] }),
  people: term("people", "kk", { term: "халық" }),
  camp: term("camp", "kk", { term: "лагерь" }),
  mfa: term("MFA", "kk", {
    term: "Сыртқы істер министрлігі",
    admitted: ["СІМ"],
    forbidden: ["Сыртқы Істер Министрлігі", "СИМ"],
  }),
  atajurt: term("Atajurt", "kk", { term: "Атажұрт еріктілері" }),
  kazakhstani: term("Kazakhstani", "kk", { term: "қазақстандық", forbidden: ["қазақ"] }),
  kazakh: term("Kazakh", "kk", { term: "қазақ" }),
};

test.each([
  [kk.kandas, "Қандастарға жаңа үй берілді.", "pinned"],
  [kk.kandas, "Репатрианттар келді.", "admitted"],
  [kk.kandas, "Кандастар келді.", "forbidden"],
  [kk.kandas, "Қандастар мен кандастар.", "forbidden"],
  [kk.kandas, "Олар елге оралды.", "missing"],
  [kk.xinjiang, "Шыңжаңдағы жағдай", "pinned"],
  [kk.xinjiang, "Синьцзянда", "forbidden"],
  [kk.people, "Қазақ халқы", "pinned"],
  [kk.people, "халықаралық", "missing"],
  [kk.people, "халығының үні", "pinned"],
  [kk.people, "халыққа арналған", "pinned"],
  [kk.camp, "лагеріне қамалды", "pinned"],
  [kk.mfa, "Сыртқы істер министрлігінің өкілі", "pinned"],
  [kk.mfa, "сыртқы істер министрліктеріне", "pinned"],
  [kk.mfa, "СІМ-нің өкілі", "admitted"],
  [kk.mfa, "«СІМ»-ге хат жазды", "admitted"],
  [kk.mfa, "сімсіз телефон", "missing"],
  [kk.mfa, "СИМ-нің өкілі", "forbidden"],
  [kk.mfa, "Сыртқы Істер Министрлігінің өкілі", "forbidden"],
  [kk.mfa, "Сыртқы істер және ішкі істер министрлігі", "missing"],
  [kk.atajurt, "«Атажұрт еріктілерінің» жетекшісі", "pinned"],
  [kk.atajurt, "«Атажұрт еріктілері»нің жетекшісі", "pinned"],
  [kk.kazakhstani, "қазақстандықтар", "pinned"],
  [kk.kazakhstani, "қазақтар", "forbidden"],
])("in Kazakh, %o by %j", (wanted, target, verdict) => {
  expect(isRendered(target, wanted, "kk")).toBe(verdict);
});

const ru = {
  karaganda: term("Karaganda", "ru", { term: "Караганда", forbidden: ["Караганды"] }),
  asia: term("Central Asia", "ru", { term: "Центральная Азия", forbidden: ["Средняя Азия"] }),
  mfa: term("MFA", "ru", { term: "Министерство иностранных дел", admitted: ["МИД"] }),
  prisoner: term("political prisoner", "ru", { term: "политический заключённый", forms: ["политзэки", "политзэков"] }),
  kazakhstani: term("Kazakhstani", "ru", { term: "казахстанец" }),
  citizen: term("citizen", "ru", { term: "гражданин" }),
  nursultan: term("Nur-Sultan", "ru", { term: "Нур-Султан", forbidden: ["Нурсултан"] }),
};

test.each([
  [ru.karaganda, "из Караганды", "pinned"],
  [ru.karaganda, "в Карагандинской области", "missing"],
  [ru.asia, "в Центральной Азии", "pinned"],
  [ru.asia, "в Средней Азии", "forbidden"],
  [ru.asia, "центр Азии", "missing"],
  [ru.mfa, "в Министерстве иностранных дел", "pinned"],
  [ru.mfa, "сообщили в МИДе", "admitted"],
  [ru.mfa, "мидии в соусе", "missing"],
  [ru.prisoner, "политических заключенных", "pinned"],
  [ru.prisoner, "политзэков", "pinned"],
  [ru.prisoner, "политические партии", "missing"],
  [ru.prisoner, "политическому заключённых", "missing"],
  [ru.kazakhstani, "троих казахстанцев", "pinned"],
  [ru.kazakhstani, "казахстанских компаний", "missing"],
  [ru.citizen, "граждане страны", "pinned"],
  [ru.citizen, "гражданские права", "missing"],
  [ru.nursultan, "в Нур-Султане", "pinned"],
  [ru.nursultan, "в Нурсултане", "forbidden"],
])("in Russian, %o by %j", (wanted, target, verdict) => {
  expect(isRendered(target, wanted, "ru")).toBe(verdict);
});

test("what another term of the source asks for is not held against this one", () => {
  const target = "Қазақ тілін білетін азаматтар";
  expect(isRendered(target, kk.kazakhstani, "kk")).toBe("forbidden");
  expect(isRendered(target, kk.kazakhstani, "kk", [kk.kazakh])).toBe("missing");
});

test("a term kept as it is must occur as written, with a suffix after it if need be", () => {
  const kept = (source: string): Term => ({
    ...term(source, "kk", { term: "x" }),
    renderings: new Map(),
    doNotTranslate: true,
  });
  expect(isRendered("Reuters-тің хабарлауынша", kept("Reuters"), "kk")).toBe("pinned");
  expect(isRendered("фото: REUTERS", kept("Reuters"), "ru")).toBe("pinned");
  expect(isRendered("Рейтер хабарлады", kept("Reuters"), "kk")).toBe("missing");
  expect(isRendered("сайт Opendemocracy", kept("openDemocracy"), "ru")).toBe("missing");
  expect(isRendered("COVID-19-дан кейін", kept("COVID-19"), "kk")).toBe("pinned");
  expect(isRendered("Reutersville", kept("Reuters"), "de")).toBe("missing");
  expect(isRendered("C++ (тіл)", kept("C++"), "kk")).toBe("pinned");
});

test("a term that says nothing of a language asks for nothing in it", () => {
  expect(isRendered("Nachrichten aus Kasachstan", kk.kandas, "de")).toBe("pinned");
});

test("a region of the language makes no difference", () => {
  expect(isRendered("Қандастар", kk.kandas, "kk-KZ")).toBe("pinned");
});

test("the pinned form itself is always found, whatever stands around it", () => {
  const all = [
    ...Object.entries(kk).map((entry) => ["kk", entry[1]] as const),
    ...Object.values(ru).map((one) => ["ru", one] as const),
  ];
  const around = fc.constantFrom("", "«", " ", "(", "Бұл ", "Это — ", "…");
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      around,
      fc.constantFrom("", "»", ".", ", деді ол", "?!"),
      ([lang, wanted], before, after) => {
        const form = wanted.renderings.get(lang)?.term ?? "";
        expect(isRendered(before + form + after, wanted, lang)).toBe("pinned");
      },
    ),
  );
});

test.each(["[", "a{", "(?:", "\\"])("a form with %j in it is text, not a pattern", (part) => {
  const kept: Term = { ...kk.kandas, source: `x${part}y`, renderings: new Map(), doNotTranslate: true };
  expect(isRendered(`бұл x${part}y еді`, kept, "kk")).toBe("pinned");
});
