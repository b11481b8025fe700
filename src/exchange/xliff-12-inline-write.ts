import type { InlineCode, Runs } from "../core/model.ts";
import { type CodeShape, codeShapes, pairsOf } from "./code-shapes.ts";
import { ctypeOf, equivalentOfPair } from "./xliff-12-codes.ts";
import { emptyTag, escapeText, startTag } from "./xml-writer.ts";

/**
 * The content of a `source` or `target` element, on one line.
 *
 *     See <g id="1" ctype="link" equiv-text="[…](/decree)">the decree</g>.<x id="2" ctype="x-footnote" equiv-text="[^1]"/>
 *
 * A pair that nests is `g`; one that crosses another, or whose two ends do not fit in one `equiv-text`, is `bpt` and
 * `ept`; an end whose other end is in another segment is `it`; what stands alone is `x`. Each holds the article's own
 * characters, so that a translator sees what the code does and the reader gives it back whole.
 */
export function inlineXml(runs: Runs): string {
  const shapes = codeShapes(runs);
  const pairs = pairsOf(runs);
  const elements = new Set<string>();
  return runs
    .map((run, index) => {
      if (run.kind === "text") return escapeText(run.text);
      const { code } = run;
      const equivalent = equivalentOf(code, shapes[index], pairs);
      if (equivalent !== undefined) elements.add(code.id);
      if (code.type === "close" && shapes[index] === "nested" && elements.has(code.id)) return "</g>";
      return equivalent === undefined ? flatXml(code, shapes[index]) : groupStart(code, equivalent);
    })
    .join("");
}

/** The `equiv-text` where `code` opens a pair that is written as one element. */
function equivalentOf(
  code: InlineCode,
  shape: CodeShape | undefined,
  pairs: ReadonlyMap<string, InlineCode>,
): string | undefined {
  const close = pairs.get(code.id);
  if (code.type !== "open" || shape !== "nested" || close === undefined || close.name !== code.name) return undefined;
  return equivalentOfPair(code.data, close.data);
}

function groupStart(code: InlineCode, equivalent: string): string {
  return startTag("g", { id: code.id, ctype: ctypeOf(code), "equiv-text": equivalent });
}

function flatXml(code: InlineCode, shape: CodeShape | undefined): string {
  const { id, data } = code;
  const ctype = ctypeOf(code);
  if (code.type === "standalone") return emptyTag("x", { id, ctype, "equiv-text": data === "" ? undefined : data });
  if (shape === "isolated") return `${startTag("it", { id, pos: code.type, ctype })}${escapeText(data)}</it>`;
  if (code.type === "open") return `${startTag("bpt", { id, ctype })}${escapeText(data)}</bpt>`;
  return `${startTag("ept", { id })}${escapeText(data)}</ept>`;
}
