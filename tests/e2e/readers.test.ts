import { createInstance } from "i18next";
import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";

const MENU = {
  menu: { home: "Home", back: "Back to {{page}}" },
  items_one: "{{count}} item",
  items_other: "{{count}} items",
};

function project() {
  return temporaryProject({
    "translate.config.yaml": 'targets: [ru]\nsource: { include: ["**/*"] }\n',
    "articles/menu.json": `${JSON.stringify(MENU, null, 2)}\n`,
    "articles/note.md": "---\ntitle: A note\n---\n\nIt is short. It is true.\n",
    "articles/note.txt": "It is short. It is true.\n",
  });
}

/** Writes people's translations into a record, by source text. */
function translateInto(record: string, texts: Readonly<Record<string, string>>): string {
  const value = JSON.parse(record);
  for (const segment of value.segments) {
    const said = texts[JSON.stringify(segment.source)] ?? texts[segment.source];
    if (said !== undefined) Object.assign(segment, { target: said, state: "reviewed", origin: { kind: "person" } });
  }
  return JSON.stringify(value);
}

test("i18next JSON carries its state in a file beside it, which goes when the article goes", async () => {
  using made = project();
  await made.run(["--lang", "ru"]);
  made.write("segments/ru/menu.json.json", translateInto(made.read("segments/ru/menu.json.json"), { Home: "Главная" }));
  expect((await made.run(["--lang", "ru"])).code).toBe(0);
  const state = JSON.parse(made.read("locales/ru/articles/menu.json.state.json"));
  expect(state).toMatchObject({ lang: "ru", dir: "ltr", translationState: "partial" });
  const texts: readonly { readonly key: string; readonly state: string }[] = state.texts;
  expect(texts.find(({ key }) => key === "menu.home")?.state).toBe("reviewed");
  expect(texts.find(({ key }) => key === "menu.back")?.state).toBe("untranslated");
  expect(texts.map(({ key }) => key)).toContain("items_few");
  expect((await made.run(["--lang", "ru", "--frozen"])).code).toBe(0);
  made.remove("articles/menu.json");
  await made.run(["--lang", "ru", "--prune"]);
  expect([...made.files().keys()].filter((path) => path.startsWith("locales/ru/articles/menu"))).toEqual([]);
});

test("a text that falls back is marked: by its language in HTML, in brackets in plain text", async () => {
  using made = project();
  await made.run(["--lang", "ru"]);
  for (const name of ["note.md", "note.txt"])
    made.write(
      `segments/ru/${name}.json`,
      translateInto(made.read(`segments/ru/${name}.json`), { "It is true.": "Она верна." }),
    );
  await made.run(["--lang", "ru"]);
  expect(made.read("locales/ru/articles/note.md")).toContain(
    '<span lang="en" data-translation="untranslated">It is short.</span> Она верна.',
  );
  expect(made.read("locales/ru/articles/note.txt")).toContain("[en] It is short. Она верна.");
  expect(made.read("locales/ru/articles/note.md")).toMatch(/^dir: ltr$/m);
  expect(made.read("locales/ru/articles/note.md")).toMatch(/^translationSource: "?[0-9a-f]{16}"?$/m);
});

test("a translation says that its original has changed, until a person has looked at it again", async () => {
  using made = project();
  await made.run(["--lang", "ru"]);
  const record = "segments/ru/note.md.json";
  made.write(record, translateInto(made.read(record), { "It is true.": "Она верна." }));
  made.write("articles/note.md", made.read("articles/note.md").replace("It is true.", "It is quite true."));
  await made.run(["--lang", "ru"]);
  const page = "locales/ru/articles/note.md";
  expect(made.read(page)).toContain('<span data-translation="stale">Она верна.</span>');
  expect(made.read(page)).toMatch(/^translationStale: "1"$/m);
  const segments: readonly { readonly id: string; readonly stale?: boolean }[] = JSON.parse(made.read(record)).segments;
  const stale = segments.find((segment) => segment.stale)?.id;
  expect(await made.run(["approve", `note.md#${stale}`, "--lang", "ru"])).toMatchObject({ code: 0 });
  await made.run(["--lang", "ru"]);
  expect(made.read(page)).toContain("Она верна.");
  expect(made.read(page)).not.toContain('data-translation="stale"');
});

test("resources load into i18next as they are, plurals by the language's own rules", async () => {
  using made = project();
  await made.run(["--lang", "ru"]);
  const forms = {
    items_one: "{{count}} вещь",
    items_few: "{{count}} вещи",
    items_many: "{{count}} вещей",
    items_other: "{{count}} вещи",
  };
  const record = JSON.parse(made.read("segments/ru/menu.json.json"));
  const keys = JSON.parse(made.read("locales/ru/articles/menu.json.state.json")).texts;
  for (const [index, segment] of record.segments.entries()) {
    const said = forms[keys[index].key as keyof typeof forms];
    if (said === undefined) continue;
    const [count, word] = [
      segment.source.find((run: unknown) => typeof run === "object"),
      said.replace("{{count}}", ""),
    ];
    Object.assign(segment, { target: [count, word], state: "reviewed", origin: { kind: "person" } });
  }
  made.write("segments/ru/menu.json.json", JSON.stringify(record));
  expect((await made.run(["--lang", "ru"])).code).toBe(0);
  const i18n = createInstance();
  await i18n.init({
    lng: "ru",
    resources: { ru: { translation: JSON.parse(made.read("locales/ru/articles/menu.json")) } },
  });
  expect([1, 2, 5, 21].map((count) => i18n.t("items", { count }))).toEqual(["1 вещь", "2 вещи", "5 вещей", "21 вещь"]);
});

test.each(["$t(menu.home)", "{{secret}}", "$t("])(
  "a translator's new %s reaches no resource and no localised JSON unflagged",
  async (hostile) => {
    using made = project();
    await made.run(["--lang", "ru"]);
    made.write(
      "segments/ru/note.md.json",
      translateInto(made.read("segments/ru/note.md.json"), { "It is true.": `Она ${hostile}.` }),
    );
    made.write(
      "segments/ru/menu.json.json",
      translateInto(made.read("segments/ru/menu.json.json"), { Home: `Дом ${hostile}` }),
    );
    const { stdout, stderr } = await made.run(["--lang", "ru"]);
    const { stdout: checked } = await made.run(["check"]);
    expect(checked + stdout + stderr).toMatch(/i18next|interpolation|\$t\(|\{\{/);
    expect(made.read("locales/ru/resources/note.md.json")).not.toContain(hostile);
    expect(made.read("locales/ru/articles/menu.json")).not.toContain(`Дом ${hostile}`);
  },
);
