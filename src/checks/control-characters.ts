import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { marksIn, spanOf } from "./marks.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("control-characters");

// C0 and C1 but tab and line ends; Unicode's controls of text direction, which can hide what a text says (CVE-2021-42574).
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]+/gu;
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]+/gu;
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]+/gu;

/** Characters that nobody sees and the source does not have: controls, changes of direction, spaces of no width. */
export const controlCharacters: Check = {
  name: "control-characters",
  find({ source, target }) {
    const text = plainText(target);
    if (!hasSign(text, SIGNS.control)) return [];
    const before = plainText(source);
    return [
      ...found(text, before, CONTROL, "error", "control"),
      ...found(text, before, DIRECTION, "error", "direction"),
      ...found(text, before, INVISIBLE, "warning", "invisible"),
    ];
  },
};

function found(
  text: string,
  source: string,
  pattern: RegExp,
  severity: Finding["severity"],
  rule: string,
): readonly Finding[] {
  return marksIn(text, pattern)
    .filter((mark) => !source.includes(mark.text))
    .map((mark) => {
      const code = `U+${(mark.text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
      return finding(severity, rule, { code }, { at: spanOf(mark), fix: { ...spanOf(mark), text: "" } });
    });
}
