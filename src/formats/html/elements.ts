/** What is known of HTML's elements (HTML Standard, sections 4, 13.1.2, 13.2.6 and 15.3). */

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Elements without content and end tag. */
export const VOID: ReadonlySet<string> = names(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr",
);

/** Elements whose content is text without tags; of `title` and `textarea`, with character references. */
export const RAW: ReadonlySet<string> = names(
  "iframe noembed noframes noscript plaintext script style textarea title xmp",
);

/** Elements of other vocabularies, in which other rules of reading hold. */
export const FOREIGN: ReadonlySet<string> = names("math svg");

/** Elements at whose tags a block of text begins and ends. */
export const BLOCK: ReadonlySet<string> = names(
  "address article aside audio blockquote body canvas caption center col colgroup datalist dd details dialog dir div " +
    "dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li " +
    "listing main menu nav object ol optgroup option p picture plaintext pre search section select summary table tbody " +
    "td template tfoot th thead title tr ul video xmp",
);

/** Block elements whose text is shown with its white space as it stands. */
export const PREFORMATTED: ReadonlySet<string> = names("listing plaintext pre xmp");

/** Elements that show nothing where they stand, so that they need not move with the words. */
export const INVISIBLE: ReadonlySet<string> = names("base link meta param script source style track wbr");

/** Names for translators, where an element has one. */
const READABLE: Readonly<Record<string, string>> = {
  a: "link",
  b: "bold",
  br: "line-break",
  code: "code",
  em: "italic",
  i: "italic",
  img: "image",
  math: "math",
  strong: "bold",
};

/** The name of an element's code: `bold`, `link`, `html:span` … */
export function codeName(element: string): string {
  return Object.hasOwn(READABLE, element) ? (READABLE[element] ?? element) : `html:${element}`;
}
