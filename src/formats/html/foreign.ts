import { BLOCK, RAW, VOID } from "./elements.ts";
import { markupAt } from "./markup.ts";
import { rawEnd } from "./raw-text.ts";

/** Elements of SVG and MathML in which HTML's rules hold again (HTML Standard, section 13.2.6). */
const INTEGRATION = new Set("annotation-xml desc foreignobject mi mn mo ms mtext title".split(" "));

/** HTML elements that end SVG and MathML where they begin in them (section 13.2.6.5). */
const BREAKOUT = new Set(
  (
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta " +
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
  ).split(" "),
);

interface Open {
  readonly name: string;
  /** Whether its content is read by HTML's rules. */
  readonly isHtml: boolean;
}

/** Where an element ends, and whether its own end tag ends it. */
interface ElementEnd {
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * Where an `svg` or `math` element ends: behind its end tag, or before the HTML tag that breaks out of it.
 *
 * @param from behind its start tag
 */
export function foreignEnd(text: string, name: string, from: number): ElementEnd {
  const stack: Open[] = [{ name, isHtml: false }];
  const counts = new Map([[name, 1]]);
  for (let at = text.indexOf("<", from); at >= 0; at = text.indexOf("<", at)) {
    const isHtml = stack.at(-1)?.isHtml ?? false;
    const markup = markupAt(text, at, !isHtml);
    if (markup === undefined) {
      at++;
      continue;
    }
    if (markup.kind === "start") {
      if (!isHtml && BREAKOUT.has(markup.name)) {
        if (!stack.some((open) => open.isHtml)) return { end: at, isClosed: false };
        closeForeign();
      }
      const isRaw = isHtml && RAW.has(markup.name);
      if (isRaw) at = rawEnd(text, markup.name, markup.end).end;
      else {
        push(markup.name, isHtml ? VOID.has(markup.name) : markup.isSelfClosing, isHtml);
        at = markup.end;
      }
      continue;
    }
    if (markup.kind === "end" && !pop(markup.name) && BLOCK.has(markup.name)) return { end: at, isClosed: false };
    at = markup.end;
    if (stack.length === 0) return { end: at, isClosed: true };
  }
  return { end: text.length, isClosed: false };

  function push(element: string, isEmpty: boolean, isHtml: boolean): void {
    if (isEmpty) return;
    const isForeignRoot = element === "svg" || element === "math";
    stack.push({ name: element, isHtml: !isForeignRoot && (isHtml || INTEGRATION.has(element)) });
    counts.set(element, (counts.get(element) ?? 0) + 1);
  }

  /** Closes the innermost open element of that name and all inside it; false where there is none. */
  function pop(element: string): boolean {
    if ((counts.get(element) ?? 0) === 0) return false;
    for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
      counts.set(last.name, (counts.get(last.name) ?? 1) - 1);
      if (last.name === element) break;
    }
    return true;
  }

  function closeForeign(): void {
    for (let last = stack.at(-1); last !== undefined && !last.isHtml; last = stack.at(-1)) {
      counts.set(last.name, (counts.get(last.name) ?? 1) - 1);
      stack.pop();
    }
  }
}
