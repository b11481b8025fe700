/**
 * A target's text as one line: line ends become one space, what cannot be written in UTF-8 U+FFFD.
 *
 * Blank lines and line ends have a meaning in most formats, and a target has none of them.
 */
export function oneLine(text: string): string {
  const clean = text.replaceAll("\0", "\uFFFD").toWellFormed();
  if (!/[\r\n\v\f\x85\u2028\u2029]/.test(clean)) return clean;
  const lines = clean.split(/[\r\n\v\f\x85\u2028\u2029]+/);
  return lines
    .map((line, index) => (index === 0 ? line.trimEnd() : index === lines.length - 1 ? line.trimStart() : line.trim()))
    .join(" ");
}
