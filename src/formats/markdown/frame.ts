import type { Frame } from "../../core/model.ts";
import { Problem, placeAt } from "../../core/problem.ts";
import { oneLine } from "../one-line.ts";
import type { Change } from "../splice.ts";
import { newlineOf, startOfText } from "../text-bytes.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { escapeText } from "./escape.ts";
import { type FrontMatter, frontMatterOf } from "./front-matter.ts";
import { tomlEntry } from "./toml.ts";
import { writeScalar } from "./yaml-scalar.ts";

/**
 * The changes that put a frame round an article.
 *
 *     ---
 *     title: Kandas
 *     lang: kk                       ← a key that was added; a key that stood already is replaced in its place
 *     ---
 *     <!-- qazyna:notice -->
 *
 *     > A machine translation.       ← the notice
 *
 *     <!-- /qazyna:notice -->
 *
 *     The body as it was.
 *
 * @throws Problem `E_FRONT_MATTER_SHAPE` where the front matter is no plain mapping and keys are to be added
 */
export function frameChanges(path: string, text: string, frame: Frame): readonly Change[] {
  const newline = newlineOf(text);
  const front = frontMatterOf(text);
  const keys = Object.entries(frame.frontMatter);
  const changes: Change[] = [];
  if (keys.length > 0 && front === undefined) {
    const lines = ["---", ...keys.map(([key, value]) => entry(key, value, "yaml")), "---", ""];
    changes.push(insertion(startOfText(text), lines.map((line) => line + newline).join("")));
  }
  if (keys.length > 0 && front !== undefined) changes.push(...keyChanges(path, text, front, keys, newline));
  if (frame.notice !== undefined) {
    const at = front?.body ?? startOfText(text);
    const isLineStart = at === startOfText(text) || /[\r\n]/.test(text.charAt(at - 1));
    changes.push(insertion(at, (isLineStart ? "" : newline) + noticeBlock(frame.notice, newline, dialectOf(path))));
  }
  return changes;
}

function insertion(at: number, text: string): Change {
  return { start: at, end: at, texts: [{ text, isMark: true }] };
}

function keyChanges(
  path: string,
  text: string,
  front: FrontMatter,
  keys: readonly (readonly [string, string])[],
  newline: string,
): readonly Change[] {
  if (front.strange !== undefined)
    throw new Problem(
      "E_FRONT_MATTER_SHAPE",
      { line: front.strange },
      placeAt(path, text, text.indexOf(front.strange, front.inner)),
    );
  return keys.map(([key, value]) => {
    const old = front.entries.find((entry) => entry.key === key);
    const line = entry(key, value, front.syntax);
    if (old === undefined) return insertion(front.open, line + newline);
    const lineEnd = /(?:\r\n|\n|\r)$/.exec(text.slice(old.start, old.end))?.[0] ?? newline;
    return { start: old.start, end: old.end, texts: [{ text: line + lineEnd, isMark: true }] };
  });
}

function entry(key: string, value: string, syntax: FrontMatter["syntax"]): string {
  const line = oneLine(value);
  return syntax === "toml" ? tomlEntry(key, line) : `${writeScalar(key)}: ${writeScalar(line)}`;
}

function noticeBlock(notice: string, newline: string, dialect: Dialect): string {
  const escaped = escapeText(oneLine(notice).trim(), {
    before: "",
    after: "",
    isLineStart: true,
    style: "paragraph",
    dialect,
    hasDollars: true,
    labels: () => new Set(),
  });
  const comment = (words: string): string => (dialect === "mdx" ? `{/* ${words} */}` : `<!-- ${words} -->`);
  const lines = [comment("qazyna:notice"), "", `> ${escaped}`, "", comment("/qazyna:notice"), "", ""];
  return lines.join(newline);
}
