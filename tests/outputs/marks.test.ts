import { describe, expect, test } from "vitest";
import { type Recorded, write } from "./marked-article.ts";

/** A written article without its front matter, head and notice, as it stands. */
function bodyOf(name: string, source: string, recorded: Recorded = "draft"): string {
  return write(name, source, () => recorded)
    .article.replace(/^---\n.*?\n---\n/s, "")
    .replace(/(?:<!--|\{\/\*|\[)\s*qazyna:notice.*?\/qazyna:notice\s*(?:-->|\*\/\}|\])\n+/s, "")
    .trim();
}

const mark = (words: string, states = "machine"): string => `<span data-translation="${states}">${words}</span>`;
const en = (words: string): string => `<span lang="en" data-translation="untranslated">${words}</span>`;

test.each<[Recorded, string]>([
  ["nothing", en("Alpha1 stays.")],
  ["draft", mark("Бөлім1 stays.")],
  ["stale edited", mark("Бөлім1 stays.", "stale")],
  ["stale reviewed", mark("Бөлім1 stays.", "stale")],
  ["stale draft", mark("Бөлім1 stays.", "machine stale")],
  ["post-edited", "Бөлім1 stays."],
  ["edited", "Бөлім1 stays."],
  ["reviewed", "Бөлім1 stays."],
])("a sentence of which the record has: %s, is written as %s", (recorded, expected) => {
  expect(bodyOf("a.md", "Alpha1 stays.", recorded)).toBe(expected);
  expect(bodyOf("a.html", "<p>Alpha1 stays.</p>", recorded)).toBe(`<p>${expected}</p>`);
});

test("neighbours of one state share an element, up to a break, and no others", () => {
  const states = ["draft", "draft", "stale draft", "reviewed", "nothing", "nothing"] as const;
  const source = "Alpha1 a.\nAlpha2 b. Alpha3 c. Alpha4 d. Alpha5 e. Alpha6 f.\n";
  const { article } = write("a.md", source, (number) => states[number - 1] ?? "nothing");
  expect(article.trimEnd().split("\n").slice(-2)).toEqual([
    '<span data-translation="machine">Бөлім1 a.',
    `Бөлім2 b.</span> ${mark("Бөлім3 c.", "machine stale")} Бөлім4 d. ${en("Alpha5 e. Alpha6 f.")}`,
  ]);
});

test("a sentence with any number of codes is marked, in linear time", () => {
  const codes = "{.one} ".repeat(100_000);
  expect(bodyOf("a.md", `Alpha1 ${codes}comes.`)).toBe(mark(`Бөлім1 ${codes}comes.`));
  expect(bodyOf("a.md", `Alpha1 ${codes}`)).toBe(`${mark("Бөлім1")} ${codes.trim()}`);
}, 10_000);

describe("in Markdown a machine translation is marked", () => {
  test.each([
    ["in a heading", "# Alpha1", `# ${mark("Бөлім1")}`],
    ["in an underlined heading", "Alpha1\n===", `${mark("Бөлім1")}\n===`],
    ["in an item", "- [ ] Alpha1 comes.", `- [ ] ${mark("Бөлім1 comes.")}`],
    ["in a quotation", "> Alpha1 comes.", `> ${mark("Бөлім1 comes.")}`],
    ["in a cell", "| Alpha1 |\n| --- |\n| Alpha2 |", `| ${mark("Бөлім1")} |\n| --- |\n| ${mark("Бөлім2")} |`],
    ["in a footnote", "Now.[^1]\n\n[^1]: Alpha1 comes.", `${mark("Now.[^1]")}\n\n[^1]: ${mark("Бөлім1 comes.")}`],
    ["round a link", "[Alpha1](/u) comes.", mark("[Бөлім1](/u) comes.")],
    ["round emphasis", "*Alpha1 comes.*", mark("*Бөлім1 comes.*")],
    ["in a caption", "![](a.jpg)\n*Alpha1 here*", `![](a.jpg)\n*${mark("Бөлім1 here")}*`],
    ["round markup at a line's start", "1\\. Alpha1 comes.", mark("1. Бөлім1 comes.")],
    ["before a hard break", "Alpha1 ends.\\\nAlpha2 comes.", `${mark("Бөлім1 ends.")}\\\n${mark("Бөлім2 comes.")}`],
    ["before attributes of its block", "# Alpha1 {#one}", `# ${mark("Бөлім1")} {#one}`],
    ["behind attributes of its block", "- {: .one} Alpha1 comes.", `- {: .one} ${mark("Бөлім1 comes.")}`],
    ["round attributes of a link", "[Alpha1](/u){: .one}", mark("[Бөлім1](/u){: .one}")],
    [
      "in brackets where a link ends another that began before",
      '<a name="one">\n\nAlpha1 [comes](/u) now. [Alpha2](/u) goes.',
      `<a name="one">\n\n[машиналық аударма] Бөлім1 [comes](/u) now. ${mark("[Бөлім2](/u) goes.")}`,
    ],
    ["over a hard break", "Alpha1  \ncomes.", mark("Бөлім1  \ncomes.")],
    ["in an HTML block", "<div>Alpha1 comes.</div>", `<div>${mark("Бөлім1 comes.")}</div>`],
    ["round raw HTML", "<b>Alpha1</b> comes.", mark("<b>Бөлім1</b> comes.")],
    [
      "in brackets beside a loose tag",
      "<b>Alpha1 comes.\n\nNow.",
      `[машиналық аударма] <b>Бөлім1 comes.\n\n${mark("Now.")}`,
    ],
    ["in brackets in an image's text", "![Alpha1](a.jpg)", "![[машиналық аударма] Бөлім1](a.jpg)"],
    ["in brackets in a title", '[Alpha1](/u "Alpha2 here")', mark('[Бөлім1](/u "[машиналық аударма] Бөлім2 here")')],
  ])("%s", (_place, source, expected) => {
    expect(bodyOf("a.md", source)).toBe(expected);
  });

  test.each(["[TOC]", "[[toc]]", "[[_TOC_]]"])("but not the place of a table of contents, %s", (place) => {
    expect(bodyOf("a.md", `${place}\n\nAlpha1 comes.`, "nothing")).toBe(`${place}\n\n${en("Alpha1 comes.")}`);
  });

  test("nowhere in what is reviewed, and its row stays one where no bar begins it", () => {
    const table = "Name | Age\n--- | ---\n\\# Alpha1 | 7\n1\\. Alpha2 | 8";
    expect(bodyOf("a.md", table, "reviewed")).toBe(table.replaceAll("Alpha", "Бөлім"));
  });

  test("in a link that is named like a table of contents", () => {
    expect(bodyOf("a.md", "[toc]\n\n[toc]: /u", "nothing")).toBe(`${en("[toc]")}\n\n[toc]: /u`);
  });

  test("before attributes on a line of their own, where the source stays", () => {
    expect(bodyOf("a.md", "Alpha1 comes.\n{: .one}", "nothing")).toBe(`${en("Alpha1 comes.")}\n{: .one}`);
  });

  test("in brackets where a tag would spoil the emphasis that it stands in", () => {
    expect(bodyOf("a.md", "**Alpha1 ends. Alpha2 comes**ly.", "nothing")).toBe(
      `**${en("Alpha1 ends.")} [en] Alpha2 comes**ly.`,
    );
  });
});

describe("in MDX a machine translation is marked", () => {
  test.each([
    ["so that its paragraph stays one", "Alpha1 comes. Alpha2 goes.", `&#8203;${mark("Бөлім1 comes. Бөлім2 goes.")}`],
    ["as it is where MDX takes it apart anyway", "<b>Alpha1 comes.</b>", mark("<b>Бөлім1 comes.</b>")],
    ["so that emphasis stays in a paragraph", "**Alpha1 comes.**", `&#8203;${mark("**Бөлім1 comes.**")}`],
    [
      "so that a paragraph that begins in an element stays one",
      "<b>Alpha1 comes. Alpha2</b> goes.",
      `<b>${mark("Бөлім1 comes. Бөлім2")}</b> &#8203;${mark("goes.")}`,
    ],
    [
      "round a component that is named like an anchor, and behind one that is closed",
      "<A/> <a/> Alpha1\n\n<A>Alpha2 [comes](/u).</A>",
      `&#8203;${mark("<A/> <a/> Бөлім1")}\n\n${mark("<A>Бөлім2 [comes](/u).</A>")}`,
    ],
    ["before a heading's id", "# Alpha1 {#one}", `# ${mark("Бөлім1")} {#one}`],
    ["in a heading as elsewhere", "# Alpha1", `# ${mark("Бөлім1")}`],
    ["in an element of JSX", "<Note>\n  Alpha1 comes.\n</Note>", `<Note>\n  &#8203;${mark("Бөлім1 comes.")}\n</Note>`],
    ["round an element of JSX", "A <Icon /> Alpha1 comes.", `&#8203;${mark("A <Icon /> Бөлім1 comes.")}`],
  ])("%s", (_place, source, expected) => {
    expect(bodyOf("a.mdx", source)).toBe(expected);
  });
});

describe("in HTML a machine translation is marked", () => {
  test.each([
    [
      "in parts where it cuts a pair",
      "<p><b>Alpha1 ends. Alpha2</b> comes.</p>",
      `<p><b>${mark("Бөлім1 ends. Бөлім2")}</b> ${mark("comes.")}</p>`,
    ],
    ["in a cell", "<table><tr><td>Alpha1</table>", `<table><tr><td>${mark("Бөлім1")}</table>`],
    [
      "before a line break",
      "<p>Alpha1 ends.<br>Alpha2 comes.</p>",
      `<p>${mark("Бөлім1 ends.")}<br>${mark("Бөлім2 comes.")}</p>`,
    ],
    ["in brackets in an attribute", '<img alt="Alpha1">', '<img alt="[машиналық аударма] Бөлім1">'],
    ["in brackets in an attribute without quotes", "<img alt=Alpha1>", '<img alt="[машиналық аударма] Бөлім1">'],
    [
      "in brackets where a link ends another that began before",
      "<p><a name=one>Alpha1 <a href=/u>comes</a> now. Alpha2 <a href=/u>goes</a>.</p>",
      `<p><a name=one>[машиналық аударма] Бөлім1 <a href=/u>comes</a> now. ${mark("Бөлім2 <a href=/u>goes</a>.")}</p>`,
    ],
    [
      "in brackets where a button ends another",
      "<button>Alpha1 <button>comes.</button>",
      "<button>[машиналық аударма] Бөлім1 <button>comes.</button>",
    ],
    ["in brackets in a list of choices", "<select>Alpha1</select>", "<select>[машиналық аударма] Бөлім1</select>"],
    ["in brackets in an option", "<option>Alpha1</option>", "<option>[машиналық аударма] Бөлім1</option>"],
    [
      "in brackets in a hint",
      "<textarea placeholder='Alpha1'></textarea>",
      "<textarea placeholder='[машиналық аударма] Бөлім1'></textarea>",
    ],
    ["in brackets beside a loose tag", "<p>Alpha1 </b> comes.</p>", "<p>[машиналық аударма] Бөлім1 </b> comes.</p>"],
  ])("%s", (_place, source, expected) => {
    expect(bodyOf("a.html", source)).toBe(expected);
  });
});

test("in plain text brackets say it in the article's language, and the source's language by its tag", () => {
  expect(bodyOf("a.txt", "Alpha1 comes.", "stale draft")).toBe(
    "[машиналық аударма, түпнұсқасы өзгерген] Бөлім1 comes.",
  );
  expect(bodyOf("a.txt", "Alpha1 comes.", "nothing")).toBe("[en] Alpha1 comes.");
});

describe("of values in which no mark can stand", () => {
  const page =
    "<html><head><title>Alpha1</title><meta name=description content='Alpha2 here'></head><body></body></html>";

  test("the front matter has the keys, for each state", () => {
    const source = "---\ntitle: Alpha1\ndescription: Alpha2 here. Alpha3 there.\n---\n";
    const states = ["stale draft", "nothing", "edited"] as const;
    const { article, sidecar } = write("a.md", source, (number) => states[number - 1] ?? "nothing");
    expect(article).toContain("title: Бөлім1\n");
    expect(article).toContain("\ntranslationMachineKeys: title\n");
    expect(article).toContain("\ntranslationStaleKeys: title\n");
    expect(article).toContain("\ntranslationUntranslatedKeys: description\n");
    expect(sidecar).toBeUndefined();
  });

  test("the head of an HTML document has them", () => {
    const { article, sidecar } = write("a.html", page, () => "draft");
    expect(article).toContain('<meta name="qazyna:translationMachineKeys" content="title, description">');
    expect(sidecar).toBeUndefined();
  });

  test.each([
    ["a fragment without a head", "a.html", "<title>Alpha1</title>", true],
    ["an article without the keys, which the config switches off", "a.md", "---\ntitle: Alpha1\n---\n", false],
  ])("a file beside %s says it", (_, name, source, frontMatter) => {
    const { sidecar } = write(name, source, () => "draft", { frontMatter });
    expect(JSON.parse(sidecar ?? "").texts).toMatchObject([{ key: "title", state: "machine" }]);
  });

  test("a file beside an article says it of a unit that bears neither elements nor brackets, and the rest is written", () => {
    const source = "<p>Alpha1 comes.</p><math><img alt=Alpha2><x-y>Alpha3";
    const { article, sidecar, problems } = write("a.html", source, () => "draft");
    expect(article).toContain(`<p>${mark("Бөлім1 comes.")}</p><math><img alt="[машиналық аударма] Бөлім2"><x-y>Alpha3`);
    expect(JSON.parse(sidecar ?? "").texts.map(({ state }: { state: string }) => state)).toEqual([
      "machine",
      "untranslated",
      "machine",
    ]);
    expect(problems).toEqual(["E_RENDER_MISMATCH"]);
  });

  test("a file beside a JSON article says it of every text", () => {
    const { article, sidecar } = write("a.json", '{"menu":"Alpha1","end":"Alpha2"}', () => "draft");
    expect(JSON.parse(article)).toEqual({ menu: "Бөлім1", end: "Бөлім2" });
    expect(JSON.parse(sidecar ?? "").texts).toMatchObject([
      { key: "menu", state: "machine" },
      { key: "end", state: "machine" },
    ]);
  });
});

test("a file beside the resources says of every text what it is", () => {
  const { resourceState } = write("a.md", "Alpha1 comes. Alpha2 goes.", (number) =>
    number === 1 ? "stale draft" : "reviewed",
  );
  expect(JSON.parse(resourceState).texts).toMatchObject([{ state: "machine", stale: true }, { state: "reviewed" }]);
});
