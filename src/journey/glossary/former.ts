import type { LanguageTag, Term } from "../../core/model.ts";
import { readText } from "../../files/read.ts";
import { type Glossary, parseGlossary } from "../../terms/glossary.ts";
import { renderingFor } from "../../terms/rendering-for.ts";
import type { Project } from "../project.ts";
import type { Means } from "../work.ts";

/** The file of `.qazyna/` in which the glossary stands as it was applied last. */
export const FORMER = "glossary.yaml";

/** The glossary's text as it was applied last, or as the first run found it; undefined where that is not known. */
export function readFormer({ layout }: Pick<Project, "layout">): string | undefined {
  const path = layout.own(FORMER);
  return readText(layout.absolute(path), path);
}

/** Keeps the glossary's text as the one that was applied last, where none is kept yet. */
export function keepFormer(project: Pick<Project, "layout">, { put }: Means["outbox"], text: string): void {
  if (readFormer(project) === undefined) put(project.layout.own(FORMER), text);
}

/** What is different between an earlier glossary and today's. */
export interface TermChanges {
  /** Ids of today's terms that are new or say something else. */
  readonly changed: ReadonlySet<string>;
  /** Renderings that were pinned or admitted, and are neither now, by the id of today's term. */
  readonly former: (lang: LanguageTag) => ReadonlyMap<string, readonly string[]>;
}

/** Compares today's glossary with an earlier one. Terms are the same by their id, else by their source. */
export async function termChanges(
  { glossary, config }: Pick<Project, "glossary" | "config">,
  former: { readonly text: string; readonly path: string } | undefined,
): Promise<TermChanges> {
  const empty: Glossary = { terms: [] };
  const { terms } = former === undefined ? empty : await parseGlossary(former.text, former.path, config.targets);
  const byId = new Map(terms.map((term) => [term.id, term]));
  const bySource = new Map(terms.map((term) => [term.source, term]));
  const earlier = (term: Term): Term | undefined => byId.get(term.id) ?? bySource.get(term.source);
  const changed = glossary.terms.filter((term) => former !== undefined && said(term) !== said(earlier(term)));
  return {
    changed: new Set(changed.map(({ id }) => id)),
    former: (lang) =>
      new Map(
        changed.flatMap((term) => {
          const [before, now] = [earlier(term), renderingFor(term, lang)];
          const was = before === undefined ? undefined : renderingFor(before, lang);
          if (was === undefined || now === undefined) return [];
          const good = new Set([now.term, ...now.admitted, ...now.forms]);
          const old = [was.term, ...was.admitted].filter((form) => !good.has(form));
          return old.length === 0 ? [] : [[term.id, old] as const];
        }),
      ),
  };
}

/** What a term says, wherever it stands in its file. */
function said(term: Term | undefined): string {
  if (term === undefined) return "";
  const { line: _line, note: _note, reference: _reference, renderings, ...rest } = term;
  return JSON.stringify([rest, [...renderings]]);
}
