const TU = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(?:[\w.-]+:)?tu(?=[\s/>])|\n/g;

/** The 1-based line on which each `tu` of a well-formed TMX document begins, by its number from 0. */
export function tuLines(xml: string): readonly number[] {
  const lines: number[] = [];
  let line = 1;
  for (const [found] of xml.matchAll(TU)) {
    if (found === "\n") line++;
    else if (found.startsWith("<!")) line += found.split("\n").length - 1;
    else lines.push(line);
  }
  return lines;
}
