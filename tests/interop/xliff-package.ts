/**
 * What the npm package `xliff` keeps of texts in its js shape: `node tests/interop/xliff-package.ts`. Prints what comes
 * back changed from `toXliffJs` through XLIFF 2.0 and 1.2 of the package, with and without its indentation, and fails
 * where anything is lost that docs/interop.md does not name.
 */
import { js2xliff, jsToXliff12, xliff2js, xliff12ToJs } from "xliff";
import type { Run, Runs } from "../../src/core/model.ts";
import { markedText, textRuns } from "../../src/core/runs.ts";
import { fromXliffJs, toXliffJs } from "../../src/exchange/xliff-js.ts";
import { isSimple } from "../exchange/package-subset.ts";
import { outcomes } from "./outcomes.ts";

const WAYS = [
  { version: "2.0", write: js2xliff, read: xliff2js },
  { version: "1.2", write: jsToXliff12, read: xliff12ToJs },
] as const;

function code(type: "open" | "close" | "standalone", id: string): Run {
  return { kind: "code", code: { id, type, name: "bold", data: "**" } };
}

const TEXTS = [
  "ӘәҒғҚқҢңӨөҰұҮүҺһІі",
  ...["👩🏽‍🌾 қыс 🇰🇿", "e\u0301 и\u0306", "бір\u00A0екі", "\u00A0", " ", "  екі", "соңы ", "\t", "бір\tекі"],
  ...["бір\nекі", "бір\n", "\nбір", "бір\r\nекі", "бір\rекі", "a & b", "a < b > c", "]]>", "&amp;", "&#10;", "\"'"],
];

const CODED: readonly Runs[] = [
  [...textRuns("a "), code("open", "1"), ...textRuns("b"), code("close", "1"), ...textRuns(" c")],
  [code("open", "1"), code("open", "2"), ...textRuns("a"), code("close", "2"), code("close", "1")],
  [code("open", "1"), ...textRuns("a"), code("open", "2"), ...textRuns("b"), code("close", "1"), code("close", "2")],
  [...textRuns("a"), code("close", "1")],
  [code("standalone", "1"), ...textRuns(" "), code("standalone", "2")],
  [...textRuns("a"), code("standalone", "1")],
];

const say = outcomes();
for (const { version, write, read } of WAYS)
  for (const indent of ["", "  "])
    for (const source of [...TEXTS.map(textRuns), ...CODED]) {
      const sent = toXliffJs(
        { original: "a.md", sourceLang: "en", lang: "kk", units: [{ id: "s1", source }] },
        { version },
      );
      const js = await read(await write(sent, { indent }), { captureSpacesBetweenElements: true });
      const found = fromXliffJs(js, { version })[0]?.units[0]?.source ?? [];
      const [before, after] = [JSON.stringify(markedText(source)), JSON.stringify(markedText(found))];
      if (before !== after) say.note(`${version}, indent ${JSON.stringify(indent)}: ${before} comes back as ${after}`);
      if (isSimple(source))
        say.check(`${version}, indent ${JSON.stringify(indent)}: ${before}`, before === after, after);
    }
say.finish();
