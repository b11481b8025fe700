import type { LanguageTag, Term } from "../../core/model.ts";
import { isMap } from "../../core/shape.ts";
import { readText } from "../../files/read.ts";
import { writeAtomically } from "../../files/write-atomically.ts";
import { parseGlossary } from "../../terms/glossary.ts";
import { renderingFor } from "../../terms/rendering-for.ts";
import type { Project } from "../project.ts";

/** Renderings that are no longer good, by language and id of today's term. */
type FormerForms = Readonly<Record<LanguageTag, Readonly<Record<string, readonly string[]>>>>;

/** What is known of the glossary's past: how it stood when it was applied last, and what of earlier ones still stands somewhere. */
export interface FormerGlossary {
  readonly text: string;
  readonly forms: FormerForms;
  /** Ids of terms that were changed and are not settled everywhere. */
  readonly open: readonly string[];
}

type Place = Pick<Project, "layout">;

/** The path of the file that keeps it: derived, in `.qazyna/`. */
export function formerPath({ layout }: Place): string {
  return layout.own("glossary.json");
}

/** What is kept of the glossary's past; undefined where nothing is, or it cannot be read. */
export function readFormer(project: Place): FormerGlossary | undefined {
  const path = formerPath(project);
  const text = readText(project.layout.absolute(path), path);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isMap(value) || value["version"] !== 1 || typeof value["glossary"] !== "string") return undefined;
    // Written by `formatFormer`, into a folder of our own.
    return { text: value["glossary"], forms: value["forms"] as FormerForms, open: value["open"] as readonly string[] };
  } catch {
    return undefined;
  }
}

/** The text of the file that keeps it. */
export function formatFormer({ text, forms, open }: FormerGlossary): string {
  return `${JSON.stringify({ version: 1, glossary: text, forms, open }, null, 1)}\n`;
}

/** Keeps the glossary as it stands as the one that the project's texts follow, where none is kept yet. */
export function keepFormer(project: Place, text: string): void {
  if (readFormer(project) !== undefined) return;
  const path = formerPath(project);
  writeAtomically(project.layout.absolute(path), path, Buffer.from(formatFormer({ text, forms: {}, open: [] })));
}

/** Keeps today's glossary so, before the first run translates by it. */
export function keepGlossary({ layout, config }: Pick<Project, "layout" | "config">): void {
  const text = readText(layout.absolute(config.glossary), config.glossary);
  if (text !== undefined) keepFormer({ layout }, text);
}

/** What is different between earlier glossaries and today's. */
export interface TermChanges {
  /** Ids of today's terms that are new or say something else. */
  readonly changed: ReadonlySet<string>;
  /** Renderings that were pinned or admitted, and are neither now, by the id of today's term. */
  readonly former: (lang: LanguageTag) => ReadonlyMap<string, readonly string[]>;
}

/** Compares today's glossary with its past. Terms are the same by their id, else by their source. */
export async function termChanges(
  { glossary, config }: Pick<Project, "glossary" | "config">,
  past: FormerGlossary | undefined,
  path: string,
): Promise<TermChanges> {
  if (past === undefined) return { changed: new Set(), former: () => new Map() };
  const { terms } = await parseGlossary(past.text, path, config.targets);
  const byId = new Map(terms.map((term) => [term.id, term]));
  const bySource = new Map(terms.map((term) => [term.source, term]));
  const earlier = (term: Term): Term | undefined => byId.get(term.id) ?? bySource.get(term.source);
  const isOpen = new Set(past.open);
  const changed = glossary.terms.filter((term) => isOpen.has(term.id) || said(term) !== said(earlier(term)));
  const byLanguage = new Map<LanguageTag, ReadonlyMap<string, readonly string[]>>();
  const formerIn = (lang: LanguageTag): ReadonlyMap<string, readonly string[]> =>
    new Map(
      glossary.terms.flatMap((term) => {
        const forms = formerForms(term, earlier(term), past.forms[lang]?.[term.id] ?? [], lang);
        return forms.length === 0 ? [] : [[term.id, forms] as const];
      }),
    );
  return {
    changed: new Set(changed.map(({ id }) => id)),
    former: (lang) => {
      const forms = byLanguage.get(lang) ?? formerIn(lang);
      byLanguage.set(lang, forms);
      return forms;
    },
  };
}

function formerForms(
  term: Term,
  earlier: Term | undefined,
  carried: readonly string[],
  lang: LanguageTag,
): readonly string[] {
  const now = renderingFor(term, lang);
  if (now === undefined) return [];
  const was = earlier === undefined ? undefined : renderingFor(earlier, lang);
  const good = new Set([now.term, ...now.admitted, ...now.forms]);
  const old = was === undefined ? [] : [was.term, ...was.admitted];
  return [...new Set([...old, ...carried])].filter((form) => !good.has(form));
}

/** What a term asks for, wherever it stands in its file. */
function said(term: Term | undefined): string {
  if (term === undefined) return "";
  const { line: _line, note: _note, reference: _reference, definition: _definition, renderings, ...rest } = term;
  return JSON.stringify([
    rest,
    [...renderings].map(([lang, { term: pinned, admitted, forbidden }]) => [lang, pinned, admitted, forbidden]),
  ]);
}
