import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article, Edit, Run, Runs } from "../../src/core/model.ts";
import { codesOf, joinRuns, markedText } from "../../src/core/runs.ts";
import { i18nextJson } from "../../src/formats/i18next-json.ts";
import { segmentUnit } from "../../src/segmentation/index.ts";
import { editOf, runsOf } from "./documents.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const parse = (json: string): Article =>
  i18nextJson.parse(encode(json), { path: "ui.json", lang: "en", frontMatter: [] });
const text = (words: string): Run => ({ kind: "text", text: words });

/** The runs of the only value of `{"a": …}`, its content as it stands in JSON. */
function runs(content: string): Runs {
  const [unit] = parse(`{"a":"${content}"}`).units;
  return unit === undefined ? [] : runsOf(unit);
}

function named(content: string): readonly string[] {
  return codesOf(runs(content)).map(({ type, name, data }) => `${type} ${name} ${data}`);
}

/** Each sentence of an article as an edit that puts `change` of it in its place. */
function sentences(article: Article, change: (source: Runs) => Runs): readonly Edit[] {
  return article.units.flatMap((unit, index) =>
    segmentUnit(unit, "en").map(
      ({ source, start, end }): Edit => ({
        unit: index,
        start,
        end,
        content: { kind: "target", runs: change(source) },
      }),
    ),
  );
}

/** `{"a": content}` with the value translated by `target`, given the source's codes. */
function translate(content: string, target: (codes: readonly Run[]) => Runs, around = ""): string {
  const article = parse(`{${around}"a":"${content}"}`);
  const index = article.units.findIndex(({ key }) => key === "a");
  const unit = article.units[index]!;
  const codes = runsOf(unit).filter(({ kind }) => kind === "code");
  return decode(i18nextJson.render(article, [editOf(index, unit, joinRuns(target(codes)))]));
}

describe("units", () => {
  test("are the strings with a letter, under their paths; keys, numbers and literals are not", () => {
    const { units } = parse(
      `{"home": {"title": "Kandas", "year": "2024", "n": 1.50}, "steps": ["One", ["Two"], null], "": "x"}`,
    );
    expect(units.map(({ key, kind }) => `${kind} ${key}`)).toEqual([
      "value home.title",
      "value steps.0",
      "value steps.1.0",
      "value ",
    ]);
  });

  test("stand even under keys that are special to JavaScript, and twice where a key stands twice", () => {
    const { units } = parse(`{"__proto__": {"constructor": "Own"}, "a": "First", "a": "Second"}`);
    expect(units.map(({ key }) => key)).toEqual(["__proto__.constructor", "a", "a"]);
  });

  test.each([
    ["a list at the top", `["One", "Two"]`, ["0", "1"]],
    ["a string at the top", `"One"`, [""]],
    ["a number at the top", " -1.5e+3 ", []],
  ])("%s is an article, too", (_name, json, keys) => {
    expect(parse(json).units.map(({ key }) => key)).toEqual(keys);
  });

  test("are cut into sentences", () => {
    const [unit] = parse(
      `{"lead": "The centre opened in 2008. Families came, e.g. from the south.\\nNobody counted."}`,
    ).units;
    expect(segmentUnit(unit!, "en").map(({ source }) => markedText(source).trim())).toHaveLength(3);
  });
});

describe("inline codes", () => {
  test("are placeholders and nestings", () => {
    expect(named("{{name}} has {{- n, number}}, see $t(kandas, {'count': {{n}}, 'x': '(y)'}).")).toEqual([
      "standalone placeholder {{name}}",
      "standalone placeholder {{- n, number}}",
      "standalone nesting $t(kandas, {'count': {{n}}, 'x': '(y)'})",
    ]);
  });

  test("are tags, in pairs where they nest properly", () => {
    expect(named('<1>the <b>new</b></1> <Link to=\\"/law\\">law</Link><br/> <i>a</u> 1 < 2')).toEqual([
      "open component:1 <1>",
      "open html:b <b>",
      "close html:b </b>",
      "close component:1 </1>",
      'open component:Link <Link to=\\"/law\\">',
      "close component:Link </Link>",
      "standalone line-break <br/>",
      "standalone html:i <i>",
      "standalone html:u </u>",
    ]);
  });

  test("are line breaks, control characters and halves of surrogate pairs; other escapes are text", () => {
    expect(named("a\\nb\\r\\nc\\u0007 \\ud800 &nbsp;")).toEqual([
      "standalone line-break \\n",
      "standalone line-break \\r\\n",
      "standalone character \\u0007",
      "standalone character \\ud800",
      "standalone character &nbsp;",
    ]);
    expect(runs('caf\\u00e9 \\ud83d\\uDE00 \\"q\\" \\\\ \\/ \\t.')).toEqual([text('café 😀 "q" \\ / \t.')]);
  });

  test("stand for what i18next would run even where its end is missing", () => {
    expect(named("An {{ open one and $t( another")).toEqual(["standalone placeholder {{", "standalone nesting $t("]);
    // As i18next reads it: at least one character stands between the braces.
    expect(named("x {{}} and \\u007bx}}")).toEqual(["standalone placeholder {{}} and \\u007bx}}"]);
  });
});

describe("a target", () => {
  test("is escaped, and put between the bytes that stay", () => {
    expect(translate("Hi {{name}}", ([name]) => [text('Сәлем, "дос"\\\t'), name!, text(" 😀/")])).toBe(
      '{"a":"Сәлем, \\"дос\\"\\\\\\t{{name}} 😀/"}',
    );
  });

  test("has its line ends made spaces, for a line break is a code", () => {
    expect(translate("Hi", () => [text("Сәлем\nдос")])).toBe('{"a":"Сәлем дос"}');
  });

  test.each([
    ["lower case", "\\u00e9", '{"x":"\\u00e9","a":"\\u049b\\ud83d\\ude00 \\"/"}'],
    ["upper case", "\\u00E9", '{"x":"\\u00E9","a":"\\u049B\\uD83D\\uDE00 \\"/"}'],
  ])("is written in escapes where the article knows only those, in %s", (_name, sample, expected) => {
    expect(translate("Hi", () => [text('қ😀 "/')], `"x":"${sample}",`)).toBe(expected);
  });

  test("is written as it is where the article has other letters besides escapes, or escapes of control characters only", () => {
    expect(translate("Hi", () => [text("қ")], '"x":"é \\u00e9",')).toContain('"a":"қ"');
    expect(translate("Hi", () => [text("қ")], '"x":"\\u0007",')).toContain('"a":"қ"');
  });

  test("has its slashes escaped where the article escapes all of its own", () => {
    expect(translate("Hi", () => [text("7/8")], '"x":"1\\/2",')).toContain('"a":"7\\/8"');
    expect(translate("Hi", () => [text("7/8")], '"x":"1\\/2 3/4",')).toContain('"a":"7/8"');
  });

  test("may move codes and leave some out", () => {
    expect(translate("{{a}} or <b>{{b}}</b>", ([a, open, b, close]) => [open!, b!, close!, text(" не "), a!])).toBe(
      '{"a":"<b>{{b}}</b> не {{a}}"}',
    );
    expect(translate("{{count}} item", () => [text("бір зат")])).toBe('{"a":"бір зат"}');
  });

  test.each<[string, string, (codes: readonly Run[]) => Runs]>([
    ["a placeholder in its text", "Hi {{name}}", () => [text("Сәлем {{password}}")]],
    ["the beginning of a placeholder", "Hi", () => [text("Сәлем {{")]],
    ["a nesting in its text", "Hi", () => [text("Сәлем $t(secret)")]],
    ["a tag in its text", "Hi", () => [text('Сәлем <img src="x" onerror="y">')]],
    ["a placeholder that a brace makes another", "Hi {{name}}", ([name]) => [text("Сәлем {"), name!]],
    ["a placeholder closed by its text", "Hi {{ you", ([open]) => [open!, text(" сен }}")]],
    ["half of a pair", "<b>Hi</b> you", ([open]) => [open!, text("Сәлем")]],
    ["a pair inside out", "<b>Hi</b> you", ([open, close]) => [close!, text("Сәлем"), open!]],
    ["a code twice", "Hi {{name}}", ([name]) => [name!, text(" Сәлем "), name!]],
    [
      "a code of another article",
      "Hi",
      () => [{ kind: "code", code: { id: "1", type: "standalone", name: "x", data: '","evil":"' } }],
    ],
    ["a control character", "Hi", () => [text("Сәлем\u0007")]],
  ])("with %s is refused by its unit", (_name, content, target) => {
    expect(() => translate(content, target)).toThrowError(
      expect.objectContaining({ code: "E_RENDER_MISMATCH", values: expect.objectContaining({ unit: 0 }) }),
    );
  });

  test("that is refused is named as people see it", () => {
    expect(() => translate("<b>Hi</b> you", ([open]) => [open!, text("Сәлем")])).toThrowError(
      expect.objectContaining({ values: { unit: 0, expected: "“⟦<b>…⟧Сәлем”", found: "“⟦<b>⟧Сәлем”" } }),
    );
  });

  test("that falls back leaves the source, and a frame changes nothing", () => {
    const article = parse('{ "a": "One. Two." }\n');
    const edits = sentences(article, (source) => source).map(
      (edit, index): Edit =>
        index === 0
          ? { ...edit, content: { kind: "fallback" } }
          : { ...edit, content: { kind: "target", runs: [text("Екі.")] } },
    );
    const frame = { lang: "kk", sourceLang: "en", frontMatter: { lang: "kk" }, notice: "Машиналық аударма" };
    expect(decode(i18nextJson.render(article, edits, frame))).toBe('{ "a": "One. Екі." }\n');
  });
});

describe("JSON that is none is named with its place", () => {
  test.each([
    ["a comma behind the last value", '{\n  "a": "b",\n}', "E_JSON_SYNTAX", 3, 1, "}"],
    ["a comment", '{\n  // no\n  "a": 1}', "E_JSON_SYNTAX", 2, 3, "/"],
    ["single quotes", "{'a': 1}", "E_JSON_SYNTAX", 1, 2, "'"],
    ["a missing comma", '["a" "b"]', "E_JSON_SYNTAX", 1, 6, '"'],
    ["a missing colon", '{"a" 1}', "E_JSON_SYNTAX", 1, 6, "1"],
    ["a leading zero", "[01]", "E_JSON_SYNTAX", 1, 3, "1"],
    ["a wrong escape", '["a\\x"]', "E_JSON_SYNTAX", 1, 4, "\\x"],
    ["a short \\u escape", '["\\u12"]', "E_JSON_SYNTAX", 1, 3, "\\u"],
    ["a line end in a string", '["a\r\nb"]', "E_JSON_SYNTAX", 1, 4, "U+000D"],
    ["something behind the end", "{} x", "E_JSON_SYNTAX", 1, 4, "x"],
    ["a word", "undefined", "E_JSON_SYNTAX", 1, 1, "u"],
  ])("%s", (_name, json, code, line, column, found) => {
    expect(() => parse(json)).toThrowError(
      expect.objectContaining({ code, values: { found }, place: { path: "ui.json", line, column } }),
    );
  });

  test.each([
    ["an empty file", ""],
    ["a byte-order mark alone", "\uFEFF"],
    ["a string that does not end", '{"a": "b'],
    ["an object that does not end", '{"a": 1'],
    ["an escape that does not end", '["\\'],
  ])("%s", (_name, json) => {
    expect(() => parse(json)).toThrowError(
      expect.objectContaining({ code: json.endsWith("\\") ? "E_JSON_SYNTAX" : "E_JSON_END" }),
    );
  });

  test("100,000 lists in one another", () => {
    expect(() => parse("[".repeat(100_000))).toThrowError(
      expect.objectContaining({ code: "E_JSON_DEPTH", place: { path: "ui.json", line: 1, column: 258 } }),
    );
    expect(parse(`${"[".repeat(256)}"deep"${"]".repeat(256)}`).units).toHaveLength(1);
  });
});

describe("laws", () => {
  const key = fc.constantFrom("title", "items_one", "items_other", "a.b", "", "__proto__", 'q"', "кілт", "\u0001");
  const words = fc.constantFrom(
    "Almaty",
    " ",
    ". The",
    "{{n}}",
    "{{",
    "}}",
    "$t(",
    "k)",
    "<b>",
    "</b>",
    "<1/>",
    "&amp;",
    "\n",
    "\t",
    '"',
    "\\",
    "/",
    "é",
    "😀",
    "\ud800",
    "\u0000",
    "(",
    "{",
    "$",
  );
  const value = fc.array(words, { maxLength: 12 }).map((tokens) => tokens.join(""));
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      value,
      fc.constantFrom(1.5, -0, 1e21, true, null),
      fc.array(tie("json"), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie("json")), { maxLength: 4 }).map((members) => new Map(members as [string, unknown][])),
    ),
  }));
  const style = fc.record({
    indent: fc.constantFrom("", " ", "\t", "    "),
    end: fc.constantFrom("\n", "\r\n", ""),
    ascii: fc.boolean(),
    bom: fc.boolean(),
  });
  const documents = fc.tuple(json, style).map(([content, { indent, end, ascii, bom }]) => {
    const written = write(content, indent === "" ? "" : end, indent, "");
    const escaped = ascii
      ? written.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
      : written.toWellFormed();
    return (bom ? "\uFEFF" : "") + escaped + end;
  });

  test("every JSON text comes back, with no edits and with each sentence translated by itself", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const article = parse(document);
        expect(decode(i18nextJson.render(article, []))).toBe(document);
        expect(
          decode(
            i18nextJson.render(
              article,
              sentences(article, (source) => source),
            ),
          ),
        ).toBe(document);
      }),
      { numRuns: 3000 },
    );
  });

  test("what is accepted is what `JSON.parse` accepts", () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"',
      "1",
      "0",
      "-",
      ".",
      "e",
      "true",
      "nul",
      "null",
      " ",
      "\n",
      "\\u00e9",
      "\\",
    );
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 10 }).map((tokens) => tokens.join("")),
        (document) => {
          expect(accepts(() => parse(document))).toBe(accepts(() => JSON.parse(document)));
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test("a translated text has the same keys and other values, and reads as it was meant", () => {
    fc.assert(
      fc.property(
        documents,
        fc.string({ unit: fc.constantFrom("қ", "ы", '"', "\\", "/", " ", "😀", "é", "\t") }),
        (document, target) => {
          const article = parse(document);
          const said = `Сөз${target}сөз`;
          const edits = article.units.map((unit, index) => editOf(index, unit, [text(said)]));
          const again = parse(decode(i18nextJson.render(article, edits)));
          expect(again.units.map(({ key: path }) => path)).toEqual(article.units.map(({ key: path }) => path));
          for (const unit of again.units) expect(runsOf(unit)).toEqual([text(said)]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function accepts(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** JSON of lists, maps and scalars, indented. */
function write(content: unknown, newline: string, indent: string, outer: string): string {
  const inner = outer + indent;
  const list = (items: readonly string[], [open, close]: readonly [string, string]): string =>
    items.length === 0
      ? open + close
      : `${open}${newline}${inner}${items.join(`,${newline}${inner}`)}${newline}${outer}${close}`;
  if (Array.isArray(content))
    return list(
      content.map((item) => write(item, newline, indent, inner)),
      ["[", "]"],
    );
  if (content instanceof Map)
    return list(
      [...content].map(([name, item]) => `${JSON.stringify(name)}: ${write(item, newline, indent, inner)}`),
      ["{", "}"],
    );
  return JSON.stringify(content);
}
