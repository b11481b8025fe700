import { isLanguageTag } from "../core/locale.ts";
import { type Place, Problem } from "../core/problem.ts";
import { statusOf } from "./tbx-status.ts";
import { TBX_NAMESPACE } from "./tbx-write.ts";
import type { TermEntry, TermForm } from "./term-entry.ts";
import { type XmlElement, type XmlHandlers, xmlReader } from "./xml-reader.ts";

/** What a TBX file holds. */
export interface TbxContent {
  readonly entries: readonly TermEntry[];
  /** Damaged entries and forms, each with its place; all else was read. */
  readonly problems: readonly Problem[];
}

/** A TBX 2 file names its DTD; nothing is fetched, and nothing may be declared in it. */
const DOCTYPE = /^\s*martif(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s*(?:"[^"]*"|'[^']*'))?\s*$/;

/** Elements that hold others we want, in TBX 3 and TBX 2 (`martif`); others but the texts below are passed over. */
const CONTAINERS = new Set([
  ...["tbx", "martif", "text", "body"],
  ...["conceptEntry", "langSec", "termSec", "termNoteGrp"],
  ...["termEntry", "langSet", "tig", "ntig", "termGrp"],
  ...["descripGrp", "adminGrp"],
]);

/**
 * The concepts of a TBX file: version 3 (ISO 30042:2019) in both styles, DCA and DCT, of any dialect, and version 2
 * (`martif`).
 *
 *     DCA    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
 *     DCT    <basic:administrativeStatus>deprecatedTerm-admn-sts</basic:administrativeStatus>
 *
 * Of all that TBX can say the forms, their status, notes and the source are read. White space round a form and runs of
 * it inside count as one space. Broken XML, a document type with declarations, or another root is thrown.
 *
 * @param chunks the decoded file in pieces, divided anywhere
 */
export function readTbx(chunks: Iterable<string>, path: string): TbxContent {
  const reading: Reading = { entries: [], problems: [], open: [], entry: undefined, texts: [] };
  const reader = xmlReader(path, handlersFor(reading), DOCTYPE);
  for (const chunk of chunks) reader.write(chunk);
  reader.close();
  return { entries: reading.entries, problems: reading.problems };
}

interface OpenEntry {
  readonly id: string;
  readonly place: Place;
  readonly forms: TermForm[];
  readonly notes: string[];
  reference?: string;
  /** The language of the section that is open. */
  lang?: string;
  /** The form that is open. */
  form?: { text?: string; status?: TermForm["status"] };
}

interface Reading {
  readonly entries: TermEntry[];
  readonly problems: Problem[];
  /** What to do at the end of each open element. */
  readonly open: (() => void)[];
  entry: OpenEntry | undefined;
  /** Texts that are being gathered, the innermost last. */
  readonly texts: string[];
}

function handlersFor(reading: Reading): XmlHandlers {
  let depth = 0;
  let skipped = 0;
  return {
    open(element) {
      depth++;
      if (depth === 1) checkRoot(element);
      if (skipped > 0 || !isWanted(reading, element)) {
        skipped++;
        return;
      }
      reading.open.push(begin(reading, element));
    },
    close() {
      depth--;
      if (skipped > 0) skipped--;
      else reading.open.pop()?.();
    },
    text(text) {
      const innermost = reading.texts.length - 1;
      if (skipped === 0 && innermost >= 0) reading.texts[innermost] += text;
    },
  };
}

function checkRoot({ name, namespace, place }: XmlElement): void {
  const isTbx = name === "tbx" && (namespace === TBX_NAMESPACE || namespace === "");
  if (!isTbx && name !== "martif") throw new Problem("E_XML_ROOT", { root: name, expected: "tbx" }, place);
}

/** Inside a text everything counts, `hi` and the like; outside, what may hold or be a text that we want. */
function isWanted({ texts }: Reading, element: XmlElement): boolean {
  return (
    texts.length > 0 || CONTAINERS.has(element.name) || element.name === "term" || categoryOf(element) !== undefined
  );
}

/** The data category of a text: by its type (DCA), or by its own name in a dialect's namespace (DCT). */
function categoryOf({ name, namespace, attributes }: XmlElement): string | undefined {
  if (name === "note" || name === "termNote" || name === "admin") return attributes["type"] ?? name;
  return namespace !== "" && namespace !== TBX_NAMESPACE ? name : undefined;
}

const nothing = (): void => {};

/** Starts an element; gives what remains to be done when it ends. */
function begin(reading: Reading, element: XmlElement): () => void {
  if (reading.texts.length > 0) return nothing;
  switch (element.name) {
    case "conceptEntry":
    case "termEntry":
      reading.entry = { id: idOf(element), place: element.place, forms: [], notes: [] };
      return () => endEntry(reading);
    case "langSec":
    case "langSet":
      return beginLanguage(reading, element);
    case "termSec":
    case "tig":
    case "ntig":
      return beginForm(reading, element);
    case "term":
      return gather(reading, (text) => {
        if (reading.entry?.form !== undefined) reading.entry.form.text ??= text;
      });
    default: {
      const category = categoryOf(element);
      return category === undefined ? nothing : gather(reading, (text) => takeNote(reading, category, text));
    }
  }
}

/** Our writer puts `_` before an id that begins with a digit. */
function idOf({ attributes }: XmlElement): string {
  return (attributes["id"] ?? "").replace(/^_(?=[0-9])/, "");
}

function beginLanguage({ entry, problems }: Reading, { name, attributes, place }: XmlElement): () => void {
  if (entry === undefined) return nothing;
  const lang = attributes["xml:lang"] ?? attributes["lang"] ?? "";
  if (isLanguageTag(lang)) entry.lang = lang;
  else problems.push(new Problem("E_TBX_LANGUAGE", { element: name, lang }, place));
  return () => {
    delete entry.lang;
  };
}

function beginForm({ entry, problems }: Reading, { place }: XmlElement): () => void {
  if (entry === undefined) return nothing;
  entry.form = {};
  return () => {
    const { lang, form } = entry;
    delete entry.form;
    if (lang === undefined) return; // its language has been named as wrong
    const { text = "", status } = form ?? {};
    if (text === "") problems.push(new Problem("E_TBX_EMPTY", { id: entry.id, lang }, place));
    else entry.forms.push({ lang, text, ...(status === undefined ? {} : { status }) });
  };
}

function gather(reading: Reading, take: (text: string) => void): () => void {
  reading.texts.push("");
  return () => take((reading.texts.pop() ?? "").replace(/\s+/g, " ").trim());
}

function takeNote({ entry }: Reading, category: string, text: string): void {
  if (entry === undefined || text === "") return;
  const status = statusOf(category, text);
  if (status !== undefined && entry.form !== undefined) entry.form.status = status;
  else if (category === "note") entry.notes.push(text);
  else if (category === "source" && entry.form === undefined) entry.reference ??= text;
}

function endEntry(reading: Reading): void {
  const { entry } = reading;
  reading.entry = undefined;
  if (entry === undefined) return;
  const { id, forms, notes, reference } = entry;
  if (forms.length > 0) reading.entries.push({ id, forms, notes, ...(reference === undefined ? {} : { reference }) });
  else reading.problems.push(new Problem("E_TBX_NO_TERM", { id }, entry.place));
}
