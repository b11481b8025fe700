let graphemes: Intl.Segmenter | undefined;

/** Text in which every UTF-16 unit takes one cell: Latin and Cyrillic letters, digits, ordinary punctuation, blocks. */
const PLAIN =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u20a0-\u20bf\u2116\u2500-\u259f]*$/;

/** Marks, format characters and controls take no cell of their own. */
const ZERO = /^[\p{M}\p{Cf}\p{Cc}]+$/u;

/** East Asian wide and full-width characters (Unicode 17, UAX 11: W and F). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

/** An emoji as terminals draw it: two cells. */
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

/** Cells that a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (ZERO.test(grapheme)) return 0;
  return WIDE.test(grapheme) || EMOJI.test(grapheme) ? 2 : 1;
}

/** The text with spaces before (`right`) or after (`left`) it, so that it takes at least `width` cells. */
export function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "right" ? space + text : text + space;
}
