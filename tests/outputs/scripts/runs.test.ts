import { expect, test } from "vitest";
import type { InlineCode, Run, Runs } from "../../../src/core/model.ts";
import { plainText } from "../../../src/core/runs.ts";
import { lexiconOf, transliterate, transliterateText } from "../../../src/outputs/scripts/index.ts";

function code(type: InlineCode["type"], id = "1", data = type === "standalone" ? "<br>" : "<b>"): Run {
  return { kind: "code", code: { id, type, name: "bold", data } };
}

function text(words: string): Run {
  return { kind: "text", text: words };
}

function shown(runs: Runs): string {
  return runs
    .map((run) => (run.kind === "text" ? run.text : { open: "[", close: "]", standalone: "|" }[run.code.type]))
    .join("");
}

test("the hamza is decided on the whole word where a code cuts it", () => {
  expect(shown(transliterate([code("open"), text("Тіл"), code("close"), text("ге")], "Arab"))).toBe("[تىل]گە");
  expect(shown(transliterate([text("бө"), code("open"), text("лім"), code("close")], "Arab"))).toBe(
    "ءبو[ءلىم]".replace("[ء", "["),
  );
});

test("letters that are written as one stand at the first of them", () => {
  expect(shown(transliterate([text("Ази"), code("open"), text("я"), code("close")], "Arab"))).toBe("ازيا[]");
});

test("an exception is found where codes cut it, and stands whole", () => {
  const lexicon = lexiconOf([{ from: "Шыңжаң", to: "شىنجاڭ" }]);
  const runs = [text("Шың"), code("open"), text("жаңда"), code("close")];
  expect(shown(transliterate(runs, "Arab", { lexicon }))).toBe("شىنجاڭ[دا]");
});

test("a line break parts words", () => {
  expect(shown(transliterate([text("тіл"), code("standalone"), text("ге")], "Arab"))).toBe("ءتىل|گە");
});

test("Latin words are isolated by characters or by markup, with ids of its own", () => {
  const runs = [code("open", "7"), text("BBC News"), code("close", "7"), text(" хабары: https://a.kz/?б, C++")];
  expect(plainText(transliterate(runs, "Arab", { isolation: "characters" }))).toBe(
    "\u2066BBC News\u2069 حابارى: \u2066https://a.kz/?б\u2069، \u2066C++\u2069",
  );
  const marked = transliterate(runs, "Arab", { isolation: "markup" });
  expect(marked.map((run) => (run.kind === "text" ? run.text : run.code.data)).join("")).toBe(
    "<b><bdi>BBC News</bdi><b> حابارى: <bdi>https://a.kz/?б</bdi>، <bdi>C++</bdi>",
  );
  const ids = marked.flatMap((run) => (run.kind === "code" && run.code.type === "open" ? [run.code.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
});

test("a text without Cyrillic or Arabic letters stays as it is", () => {
  const quotation = [text("Who, me? Yes; you.")];
  expect(transliterate(quotation, "Arab", { isolation: "characters" })).toEqual(quotation);
});

test.each(["{{жыл}} жылы", "{{name}} иә", "{0} күн", "$t(жыл) иә", `\${жыл} иә`])("placeholders stay: %s", (words) => {
  const [placeholder = ""] = words.split(" ");
  for (const options of [{}, { isolation: "characters" as const }])
    expect(transliterateText(words, "Arab", options).split(" ")[0]).toBe(placeholder);
});
