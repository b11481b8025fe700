import fc from "fast-check";
import { createInstance, type i18n } from "i18next";
import { expect, test } from "vitest";
import type { InlineCode, Runs, Segment, Target } from "../../src/core/model.ts";
import { resourceJson, sourceResourceJson } from "../../src/outputs/resources.ts";
import { byId, runs, sample, target } from "./sample.ts";

const { article, segments } = sample([
  "title: The return of the kandas",
  "description: They left in the 1930s. Their grandchildren are coming back.",
  "Families [cross the border] at Khorgos. The queue is long.",
]);
const [title, left, back, border, queue] = segments as [Segment, Segment, Segment, Segment, Segment];

/** i18next as it comes, with the file for `kk` and the source's file to fall back to. */
async function loaded(kk: string, en = sourceResourceJson(article, segments)): Promise<i18n> {
  const instance = createInstance();
  await instance.init({
    lng: "kk",
    fallbackLng: "en",
    resources: { en: { translation: JSON.parse(en) }, kk: { translation: JSON.parse(kk) } },
  });
  return instance;
}

test("keys stand one a line in article order, front-matter units by their key too", () => {
  const targets = [
    target(queue, "Кезек ұзын."),
    target(title, "Қандастардың оралуы"),
    target(border, "Отбасылар Қорғаста [шекарадан өтеді]."),
  ];
  expect(resourceJson({ article, segments, targets: byId(targets) })).toEqual({
    json: [
      "{",
      '  "title": "Қандастардың оралуы",',
      '  "s1": "Қандастардың оралуы",',
      '  "s4": "Отбасылар Қорғаста [шекарадан өтеді](/kandas).",',
      '  "s5": "Кезек ұзын."',
      "}",
      "",
    ].join("\n"),
    refused: [],
  });
});

test("i18next as it is shows what is translated and falls back to the source for the rest", async () => {
  const { t } = await loaded(
    resourceJson({ article, segments, targets: byId([target(border, "Отбасылар Қорғаста [шекарадан өтеді].")]) }).json,
  );
  expect(t("s4")).toBe("Отбасылар Қорғаста [шекарадан өтеді](/kandas).");
  expect(t("s5")).toBe("The queue is long.");
  expect(t("title")).toBe("The return of the kandas");
  expect(t("description")).toBe("They left in the 1930s. Their grandchildren are coming back.");
});

test("a front-matter key is there only when its whole unit is translated", () => {
  const one = target(left, "Олар 1930-жылдары кеткен.");
  const other = target(back, "Немерелері қайтып келеді.");
  const part = JSON.parse(resourceJson({ article, segments, targets: byId([one]) }).json);
  expect(part).toEqual({ s2: "Олар 1930-жылдары кеткен." });
  const whole = JSON.parse(resourceJson({ article, segments, targets: byId([one, other]) }).json);
  expect(whole.description).toBe("Олар 1930-жылдары кеткен. Немерелері қайтып келеді.");
});

test("a joined sentence stays empty and does not bring the source back", async () => {
  const joined = target(queue, "", { target: [], joined: true, state: "edited", origin: { kind: "person" } });
  const { t } = await loaded(resourceJson({ article, segments, targets: byId([joined]) }).json);
  expect(t("s5").trim()).toBe("");
});

test.each<[string, Partial<Target>]>([
  ["pseudo-translation", { origin: { kind: "pseudo" }, state: "reviewed" }],
  ["state new", { state: "new" }],
])("%s is absent", (_, change) => {
  const { json } = resourceJson({ article, segments, targets: byId([target(queue, "Кезек ұзын.", change)]) });
  expect(json).toBe("{}\n");
});

test.each(["Кезек $t(s1) ұзын.", "Кезек $t(", "Кезек {{count}} ұзын.", "Кезек {{- name}} ұзын.", "Кезек {{"])(
  "a target that would make i18next pull in something else is left out and named: %s",
  async (hostile) => {
    const { json, refused } = resourceJson({ article, segments, targets: byId([target(queue, hostile)]) });
    expect(refused).toEqual(["s5"]);
    const { t } = await loaded(json);
    expect(t("s5", { count: 3, name: "<b>" })).toBe("The queue is long.");
  },
);

test("a placeholder of the source may stand in the target, another may not", () => {
  const form = sample(["Dear {{name}}, welcome home."]);
  const [greeting] = form.segments as [Segment];
  const read = (text: string) => resourceJson({ ...form, targets: byId([target(greeting, text)]) });
  expect(JSON.parse(read("Құрметті {{name}}, үйге қош келдіңіз.").json).s1).toContain("{{name}}");
  expect(read("Құрметті {{password}}, үйге қош келдіңіз.").refused).toEqual(["s1"]);
});

test("a syntax piece hidden between text and markup is found", () => {
  const broken = target(border, "", {
    target: [
      { kind: "text", text: "Отбасылар $" },
      { kind: "text", text: "t(s1)" },
    ],
  });
  expect(resourceJson({ article, segments, targets: byId([broken]) }).refused).toEqual(["s4"]);
});

test("a front-matter key __proto__ is an own key and changes no prototype", async () => {
  const units = article.units.map((unit, index) => (index === 0 ? { ...unit, key: "__proto__" } : unit));
  const { json } = resourceJson({
    article: { ...article, units },
    segments,
    targets: byId([target(title, "Қандастардың оралуы"), target(queue, "Кезек ұзын.")]),
  });
  const parsed = JSON.parse(json);
  expect(Object.keys(parsed)).toEqual(["__proto__", "s1", "s5"]);
  const { t } = await loaded(json);
  expect(t("s5")).toBe("Кезек ұзын.");
  expect(({} as Record<string, unknown>)["s1"]).toBeUndefined();
});

test("whatever a target says, i18next gives it back unchanged or the source", async () => {
  const piece = fc.constantFrom(
    "Кезек",
    "{",
    "{{",
    "}",
    "}}",
    "$",
    "$t",
    "$t(",
    "(",
    ")",
    "s1",
    ",",
    "<b>",
    "\n",
    '"',
    "\\",
    " ",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const text = pieces.join("");
      const { json } = resourceJson({ article, segments, targets: byId([target(queue, "", { target: runs(text) })]) });
      const { t } = await loaded(json);
      expect([text, "The queue is long."]).toContain(t("s5"));
    }),
    { numRuns: 500 },
  );
});

test("markup of a JSON article, which stands in it escaped, is escaped once in its resources", async () => {
  const menu = sample(["Kept for guests"]);
  const [kept] = menu.segments as [Segment];
  const code: InlineCode = { id: "1", type: "standalone", name: "nesting", data: '$t(days, {\\"count\\": 3})' };
  const nested = (text: string): Runs => [
    { kind: "text", text },
    { kind: "code", code },
  ];
  const segment = { ...kept, source: nested("Kept for ") };
  const targets = byId([target(segment, "", { target: nested("Сақталады: ") })]);
  const made = { article: { ...menu.article, format: "i18next-json" }, segments: [segment], targets };
  expect(JSON.parse(resourceJson(made).json).s1).toBe('Сақталады: $t(days, {"count": 3})');
  expect(JSON.parse(sourceResourceJson(made.article, [segment])).s1).toBe('Kept for $t(days, {"count": 3})');
});
