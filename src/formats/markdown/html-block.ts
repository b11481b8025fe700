import { CLOSE_TAG, OPEN_TAG } from "./html-tag.ts";

/** A condition that ends an HTML block: a pattern on its last line, or undefined for the next blank line. */
export interface HtmlBlockEnd {
  readonly pattern: RegExp | undefined;
}

const ELEMENTS =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|" +
  "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|" +
  "track|ul";

// The seven start conditions of CommonMark 0.31.2, section 4.6, in their order.
const STARTS: readonly (readonly [RegExp, RegExp | undefined])[] = [
  [/^<(?:script|pre|textarea|style)(?:[\s>]|$)/i, /<\/(?:script|pre|textarea|style)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${ELEMENTS})(?:\\s|/?>|$)`, "i"), undefined],
];
const ANY_TAG = new RegExp(`^(?:${OPEN_TAG}|${CLOSE_TAG})\\s*$`);

/**
 * How the HTML block that begins with this line ends; undefined where none begins.
 *
 * @param line from its first solid character on
 * @param interrupts whether a paragraph stands open before it, which any other tag alone does not break
 */
export function htmlBlockEnd(line: string, interrupts: boolean): HtmlBlockEnd | undefined {
  for (const [start, pattern] of STARTS) if (start.test(line)) return { pattern };
  return !interrupts && ANY_TAG.test(line) ? { pattern: undefined } : undefined;
}
