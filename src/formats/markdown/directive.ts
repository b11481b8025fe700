import type { Span } from "./view.ts";

const NAME = /^:{3,}[ \t]*(?:\{[\w:-]+\}|[A-Za-z][\w:-]*)/;
const ALERT = /^\[!(?:note|tip|important|warning|caution)\][ \t]*$/i;

/** Whether a line opens or closes a block of Docusaurus, Pandoc, VitePress or MyST; its content is Markdown like any other. */
export function isDirective(line: string): boolean {
  return line.startsWith(":::");
}

/**
 * The title in the line that opens a directive; undefined where it has none.
 *
 *     :::tip Who are the kandas?        :::note[Who are the kandas?]{.wide}
 *            ^-----------------^                ^-----------------^
 */
export function directiveTitle(line: string): Span | undefined {
  const name = NAME.exec(line)?.[0];
  if (name === undefined) return undefined;
  let rest = line.slice(name.length).trimEnd();
  const attributes = rest.endsWith("}") ? rest.lastIndexOf("{") : -1;
  if (attributes >= 0) rest = rest.slice(0, attributes).trimEnd();
  const words = rest.trimStart();
  const start = name.length + rest.length - words.length;
  const isBracketed = words.startsWith("[") && words.endsWith("]");
  if (!isBracketed && start === name.length) return undefined;
  const inside = isBracketed ? words.slice(1, -1) : words;
  const from = start + (isBracketed ? 1 : 0) + inside.length - inside.trimStart().length;
  return { start: from, end: from + inside.trim().length };
}

/** Whether a quotation's first line makes it one of GitHub's alerts, as `[!NOTE]` does. */
export function isAlert(line: string): boolean {
  return ALERT.test(line);
}
