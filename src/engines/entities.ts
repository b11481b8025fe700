const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  laquo: "«",
  raquo: "»",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

const entity = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi;

/** Decodes once: `&amp;lt;` gives `&lt;`. What is no entity of the list stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(entity, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/**
 * An answer that should be plain text, with entities decoded once where the source has none: then a service has written
 * them. Where the source has such itself (an article about HTML) they are its text, and stay.
 */
export function decodeStrayEntities(source: string, answer: string): string {
  return decodeEntities(source) === source ? decodeEntities(answer) : answer;
}
