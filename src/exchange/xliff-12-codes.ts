/**
 * Names of inline codes as values of `ctype`, and the text that stands for a pair.
 *
 * XLIFF 1.2 strict lists few values: `bold`, `italic`, `underlined`, `link` for pairs, `image`, `pb`, `lb` for what
 * stands alone; all others begin with `x-` and hold no white space.
 */
import type { InlineCode } from "../core/model.ts";
import { UNNAMED_CODE } from "../core/runs.ts";

const PAIRED = new Set(["bold", "italic", "underlined", "link"]);
const ALONE = new Map([
  ["image", "image"],
  ["line-break", "lb"],
  ["page-break", "pb"],
]);
const ALONE_NAMES = new Map([...ALONE].map(([name, ctype]) => [ctype, name]));

/** The `ctype` for a code; none for an unnamed one. */
export function ctypeOf(code: InlineCode): string | undefined {
  if (code.name === UNNAMED_CODE || code.name === "") return undefined;
  const standard = code.type === "standalone" ? ALONE.get(code.name) : PAIRED.has(code.name) ? code.name : undefined;
  return standard ?? `x-${code.name.replace(/\s+/g, "-")}`;
}

/** The code's name for a `ctype`. */
export function nameOf(ctype: string | undefined, type: InlineCode["type"]): string {
  if (ctype === undefined) return UNNAMED_CODE;
  if (ctype.startsWith("x-")) return ctype.slice(2);
  return (type === "standalone" ? ALONE_NAMES.get(ctype) : undefined) ?? ctype;
}

/**
 * The `equiv-text` of a pair, `[…](/decree)` for a link: what opens, an ellipsis, what closes. Undefined where it could
 * not be taken apart again, because an end has an ellipsis itself.
 */
export function equivalentOfPair(open: string, close: string): string | undefined {
  return open.includes(ELLIPSIS) || close.includes(ELLIPSIS) ? undefined : open + ELLIPSIS + close;
}

/** The two ends in the `equiv-text` of a pair; all of it opens where it has no ellipsis or several. */
export function endsOfPair(equivalent: string): readonly [open: string, close: string] {
  const [open = "", close = "", more] = equivalent.split(ELLIPSIS);
  return more === undefined ? [open, close] : [equivalent, ""];
}

const ELLIPSIS = "…";
