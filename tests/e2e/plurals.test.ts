import { createInstance } from "i18next";
import { expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const CART = `{
  "cart": {
    "title": "Your cart",
    "items_one": "{{count}} item. Take it home.",
    "items_other": "{{count}} items. Take them home.",
    "year": 2024
  }
}
`;
const CONFIG = "source: { lang: en, include: ['**/*.json'] }\ntargets: [kk, ru]\n";
const RUSSIAN: Readonly<Record<string, readonly [string, string]>> = {
  "cart.items_one": ["{{count}} предмет.", "Возьмите его домой."],
  "cart.items_few": ["{{count}} предмета.", "Возьмите их домой."],
  "cart.items_many": ["{{count}} предметов.", "Забирайте их домой."],
  "cart.items_other": ["{{count}} предмета с долей.", "Возьмите всё домой."],
};

interface Stored {
  readonly id: string;
  target?: unknown;
  state: string;
}

function record(project: TemporaryProject, lang: string): { segments: Stored[] } {
  return JSON.parse(project.read(`segments/${lang}/cart.json.json`));
}

const cart = (): TemporaryProject => temporaryProject({ "articles/cart.json": CART, "translate.config.yaml": CONFIG });

/** Fills the Russian hand-over file as a translator would, by the keys that stand in its notes. */
function translateHandOver(project: TemporaryProject): void {
  const path = "xliff/ru/cart.json.xlf";
  const seen = new Map<string, number>();
  const filled = project.read(path).replace(/<trans-unit[\s\S]*?<\/trans-unit>/g, (unit) => {
    const key = Object.keys(RUSSIAN).find((candidate) => unit.includes(`Under: ${candidate}<`));
    if (key === undefined) return unit;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const code = /<x [^>]*\/>/.exec(unit)?.[0] ?? "";
    const text = (RUSSIAN[key]?.[nth] ?? "").replace("{{count}}", code);
    return unit.replace("</source>", `</source><target>${text}</target>`);
  });
  project.write(path, filled);
}

test("each language has the segments of its own plural forms, and the source record those of the source alone", async () => {
  using project = cart();
  expect(await project.run(["--lang", "kk,ru"])).toMatchObject({ code: 0 });
  const ids = (lang: string): readonly string[] => record(project, lang).segments.map(({ id }) => id);
  expect(ids("en")).toHaveLength(5);
  expect(ids("kk")).toEqual(ids("en"));
  const [, , , fourth, fifth] = ids("en");
  expect(ids("ru")).toEqual([
    ...ids("en"),
    ...["few", "many"].flatMap((form) => [`${fourth}-${form}`, `${fifth}-${form}`]),
  ]);
  expect(project.read("xliff/ru/cart.json.xlf")).toContain("cart.items_few");
  expect(project.read("xliff/kk/cart.json.xlf")).not.toContain("cart.items_few");
  const before = project.files();
  const second = await project.run(["--lang", "kk,ru", "--json"]);
  expect(JSON.parse(second.stdout)).toMatchObject({ written: [], broken: [], exit: 0 });
  expect(project.files()).toEqual(before);
  expect(await project.run(["--lang", "kk,ru", "--frozen"])).toMatchObject({ code: 0 });
});

test("a translator's Russian forms reach the localised file, and i18next counts with them", async () => {
  using project = cart();
  await project.run(["--lang", "kk,ru"]);
  translateHandOver(project);
  expect(await project.run(["--lang", "ru"])).toMatchObject({ code: 0 });
  const localised = project.read("locales/ru/articles/cart.json");
  expect(Object.keys(JSON.parse(localised).cart)).toEqual([
    "title",
    "items_one",
    "items_other",
    "items_few",
    "items_many",
    "year",
  ]);
  const i18n = createInstance();
  await i18n.init({
    lng: "ru",
    resources: { ru: { translation: JSON.parse(localised) } },
    interpolation: { escapeValue: false },
  });
  expect([1, 2, 5, 21, 1.5].map((count) => i18n.t("cart.items", { count }))).toEqual([
    "1 предмет. Возьмите его домой.",
    "2 предмета. Возьмите их домой.",
    "5 предметов. Забирайте их домой.",
    "21 предмет. Возьмите его домой.",
    "1.5 предмета с долей. Возьмите всё домой.",
  ]);
});

test("an edit of the source leaves a person's form stale under its id", async () => {
  using project = cart();
  await project.run(["--lang", "ru"]);
  translateHandOver(project);
  await project.run(["--lang", "ru"]);
  const few = record(project, "ru").segments.findLast(({ id }) => id.endsWith("-few"));
  project.write("articles/cart.json", CART.replace("Take them home", "Take them all home"));
  await project.run(["--lang", "ru"]);
  expect(record(project, "ru").segments.find(({ id }) => id === few?.id)).toMatchObject({
    target: few?.target,
    stale: true,
  });
});

test("the memory fills a form that its text tells apart, and leaves the others to the translator", async () => {
  using project = cart();
  await project.run(["--lang", "ru"]);
  translateHandOver(project);
  await project.run(["--lang", "ru"]);
  await project.run(["approve", "articles/cart.json", "--lang", "ru"]);
  project.write("articles/basket.json", CART.replace("Your cart", "Your basket"));
  await project.run(["--lang", "ru"]);
  const basket: { segments: Stored[] } = JSON.parse(project.read("segments/ru/basket.json.json"));
  expect(basket.segments.map(({ state }) => state)).toEqual(["new", "draft", "draft", ...new Array(6).fill("new")]);
});

test("one form of one language can be approved and explained by its id", async () => {
  using project = cart();
  await project.run(["--lang", "ru"]);
  translateHandOver(project);
  await project.run(["--lang", "ru"]);
  const few = record(project, "ru").segments.find(({ id }) => id.endsWith("-few"))?.id ?? "";
  expect(await project.run(["approve", few, "--lang", "ru"])).toMatchObject({ code: 0 });
  expect(
    record(project, "ru")
      .segments.filter(({ state }) => state === "reviewed")
      .map(({ id }) => id),
  ).toEqual([few]);
  expect((await project.run(["explain", few, "--lang", "ru"])).stdout).toContain("предмета");
  expect((await project.run(["status"])).stdout).toMatch(/cart\.json +ru +9/);
});
