import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { compareMarks, marksIn, spanOf } from "./marks.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("markup");

const TAG = /<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,200})?\/?>|<!--|-->|\]\]>/giu;
const SCRIPT = /\b(?:javascript|vbscript|data:text\/html):?|\bon(?:error|load|click)\s?=/giu;
const MARKDOWN = /\*\*[^\s*][^*]{0,200}\*\*|__[^\s_][^_]{0,200}__|\[[^\]]{1,200}\]\([^)\s]{1,200}\)|^#{1,6}\s|```/gu;

/** Markup or code in a target's text that the source's text does not have: tags, Markdown, scripts. */
export const markup: Check = {
  name: "markup",
  find({ source, target }) {
    const text = plainText(target);
    if (!hasSign(text, SIGNS.markup) && !/script/i.test(text)) return [];
    const before = plainText(source);
    return (
      [
        ["tag", TAG],
        ["script", SCRIPT],
        ["markdown", MARKDOWN],
      ] as const
    ).flatMap(([rule, pattern]) => {
      const shape = (mark: { text: string }): string => (rule === "markdown" ? mark.text.slice(0, 1) : mark.text);
      const [wanted, found] = [before, text].map((one) =>
        marksIn(one, pattern).map((mark) => ({ ...mark, text: shape(mark) })),
      );
      return compareMarks(wanted ?? [], found ?? []).extra.map((mark) =>
        finding(
          rule === "markdown" ? "warning" : "error",
          rule,
          { found: text.slice(mark.start, mark.end) },
          {
            at: spanOf(mark),
          },
        ),
      );
    });
  },
};
