/** How a no-break space is written: as the article writes its first one. */
export function noBreakSpaceOf(article: string): string {
  return /\u00A0|&nbsp;?|&#160;|&#xA0;/i.exec(article)?.[0] ?? "&nbsp;";
}

/**
 * A text as HTML reads it back: markup becomes references, all else stays.
 *
 *     1 < 2 & 3 > 2, AT&T      →   1 &lt; 2 & 3 > 2, AT&amp;T
 *
 * @param noBreakSpace how a no-break space is written
 */
export function escapeText(text: string, noBreakSpace: string): string {
  return text
    .replace(/&(?=[#\p{L}\p{N}]|$)/gu, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("\u00A0", noBreakSpace);
}

/**
 * The same for an attribute's value. Angle brackets are escaped as HTML's own serialisation does since 2025 (section
 * 13.3), so that no reader takes them for tags.
 *
 * @param quote that the value stands in
 */
export function escapeAttribute(text: string, quote: '"' | "'", noBreakSpace: string): string {
  const escaped = escapeText(text, noBreakSpace).replaceAll(">", "&gt;");
  return quote === '"' ? escaped.replaceAll('"', "&quot;") : escaped.replaceAll("'", "&#39;");
}
