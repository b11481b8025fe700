/** Elements whose content is code, a key or a program's output, and is not translated. */
const CODE_ELEMENTS = new Set(["code", "kbd", "samp", "tt", "var"]);
const NO_TRANSLATION =
  /\s(?:translate\s*=\s*(?:"no"|'no'|no(?=[\s/>]))|class\s*=\s*(?:"[^"]*\bnotranslate\b|'[^']*\bnotranslate\b))/i;

/** Where the element ends whose opening tag begins at an offset; undefined where it is not closed. */
export type ElementEnd = (element: string, offset: number) => number | undefined;

/**
 * Whether an element stays as it is, with all that stands in it, by its opening tag (HTML, attribute `translate`; the
 * class is what Google and others read).
 *
 *     <kbd>Ctrl</kbd>     <span translate="no">Qazaqstan</span>     <b class="notranslate">QZ</b>
 */
export function isProtected(element: string, tag: string): boolean {
  return CODE_ELEMENTS.has(element.toLowerCase()) || NO_TRANSLATION.test(tag);
}

/** Finds the ends of elements, those of one name in time linear in the text, however they nest. */
export function elementEnds(text: string): ElementEnd {
  let known: Map<string, ReadonlyMap<number, number>> | undefined;
  return (element, offset) => {
    known ??= new Map();
    const ends = known.get(element) ?? endsOf(text, element);
    known.set(element, ends);
    return ends.get(offset);
  };
}

function endsOf(text: string, element: string): ReadonlyMap<number, number> {
  const name = element.replace(/[^\w-]/g, "\\$&");
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const tag of text.matchAll(new RegExp(`<${name}(?=[\\s/>])|</${name}\\s*>`, "gi"))) {
    if (tag[0][1] !== "/") open.push(tag.index);
    else {
      const start = open.pop();
      if (start !== undefined) ends.set(start, tag.index + tag[0].length);
    }
  }
  return ends;
}
