import { isLanguageTag, sameLanguage } from "../../core/locale.ts";
import type { LanguageTag, Term } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { freeId, newTerm } from "../../journey/glossary/new-term.ts";
import type { ReadTerm } from "../../journey/glossary/read-entry.ts";
import type { Project } from "../../journey/project.ts";
import { say } from "../../report/say.ts";
import { sourceKey } from "../../terms/clashes.ts";
import type { NewTerm } from "../../terms/glossary-text.ts";
import type { Command, Context } from "../command.ts";
import { openProject } from "../open-project.ts";
import { changeGlossary } from "./writing.ts";

const OPTIONS = {
  id: { type: "string" },
  variants: { type: "string" },
  certainty: { type: "string" },
  definition: { type: "string" },
  reference: { type: "string" },
  note: { type: "string" },
  by: { type: "string" },
  "do-not-translate": { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const;

/**
 * `translate glossary add SOURCE --kk TERM --ru TERM`: puts a term at the end of the glossary, whose other bytes stay.
 *
 * @param args what follows on the command line: every language tag among the options takes a rendering
 */
export function glossaryAdd(args: readonly string[]): Command {
  const tags = args.flatMap((arg) => /^--([a-z]{2,3}(?:-[a-z0-9]{2,8})*)(?:=|$)/i.exec(arg)?.[1] ?? []);
  const langs = tags.filter((tag) => !Object.hasOwn(OPTIONS, tag) && isLanguageTag(tag));
  return {
    takesNames: true,
    options: { ...OPTIONS, ...Object.fromEntries(langs.map((tag) => [tag, { type: "string" } as const])) },
    run: async (context) => await run(context, langs),
  };
}

async function run(context: Context, tags: readonly string[]): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const [source, extra] = positionals;
  if (source === undefined) throw new Problem("E_USAGE_GLOSSARY_ADD");
  if (extra !== undefined) throw new Problem("E_USAGE_EXTRA", { command: "glossary add", name: extra });
  const project = await openProject(folder, env, { glossary: false });
  const renderings = renderingsOf(project, tags, values);
  const path = project.config.glossary;
  const { added } = await changeGlossary(context, project, "add", ({ terms }) => {
    const read: ReadTerm = {
      id: textOf(values["id"]) ?? freeId(source, new Set(terms.map(({ id }) => id))),
      source,
      variants: partsOf(textOf(values["variants"])),
      renderings,
      note: textOf(values["note"]) ?? "",
      reference: textOf(values["reference"]) ?? "",
    };
    refuseKnown(read, terms, path);
    return { changes: [], added: [written(read, values)] };
  });
  const id = String(added[0]?.["id"] ?? "");
  const isDry = values["dry-run"] === true;
  reporter.object("glossary-add", { path, added: isDry ? 0 : 1, term: added[0] });
  reporter.result(say(isDry ? "glossary.wouldAdd" : "glossary.added", { id, path }));
  return 0;
}

function written(read: ReadTerm, values: Context["values"]): NewTerm {
  const { id, source, variants, ...term } = newTerm({ ...read, certainty: textOf(values["certainty"]) ?? "C" });
  const definition = textOf(values["definition"]);
  return {
    ...{ id: id ?? "", source: source ?? "" },
    ...(variants === undefined ? {} : { variants }),
    ...(values["do-not-translate"] === true ? { doNotTranslate: true } : {}),
    ...(definition === undefined ? {} : { definition }),
    ...term,
  };
}

/** The renderings given: the pinned term, then admitted ones behind ` | `. */
function renderingsOf(project: Project, tags: readonly string[], values: Context["values"]): ReadTerm["renderings"] {
  const { targets } = project.config;
  const renderings = new Map<
    LanguageTag,
    { term: string; admitted: readonly string[]; forbidden: readonly string[] }
  >();
  for (const tag of tags) {
    const lang = targets.find((target) => sameLanguage(target, tag));
    if (lang === undefined) throw new Problem("E_USAGE_LANGUAGE", { lang: tag, known: targets.join(",") });
    const [term, ...admitted] = partsOf(textOf(values[tag]));
    if (term !== undefined) renderings.set(lang, { term, admitted, forbidden: [] });
  }
  if (renderings.size === 0 && values["do-not-translate"] !== true) throw new Problem("E_USAGE_GLOSSARY_ADD", {});
  return renderings;
}

function refuseKnown({ id, source, variants }: ReadTerm, terms: readonly Term[], path: string): void {
  const same = terms.find((term) => term.id === id);
  if (same !== undefined) throw new Problem("E_TERM_KNOWN", { term: id, id }, { path, line: same.line });
  for (const form of [source, ...variants]) {
    const key = sourceKey(form);
    const known = terms.find((term) => [term.source, ...term.variants].some((other) => sourceKey(other) === key));
    if (known !== undefined)
      throw new Problem("E_TERM_KNOWN", { term: form, id: known.id }, { path, line: known.line });
  }
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function partsOf(value: string | undefined): readonly string[] {
  return (value ?? "").split("|").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
}
