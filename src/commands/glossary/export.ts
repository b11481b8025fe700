import { resolve } from "node:path";
import type { LanguageTag, Term } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { entriesOfTerms, type TermEntry } from "../../exchange/term-entry.ts";
import { writeAtomically } from "../../files/write-atomically.ts";
import type { Project } from "../../journey/project.ts";
import { say } from "../../report/say.ts";
import type { Command, Context } from "../command.ts";
import { languagesOf } from "../languages.ts";
import { openProject } from "../open-project.ts";

const FORMATS = ["csv", "tsv", "tbx"] as const;
type TermFormat = (typeof FORMATS)[number];

/** `translate glossary export --format csv|tsv|tbx`: the glossary as a table or TBX, on stdout or in a file. */
export const glossaryExport: Command = {
  takesNames: false,
  options: { lang: { type: "string" }, format: { type: "string" }, out: { type: "string", short: "o" } },
  run,
};

async function run({ values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const out = typeof values["out"] === "string" ? values["out"] : undefined;
  const format = formatOf(values["format"], out);
  const text = await exported(project, format, langs);
  const count = project.glossary.terms.length;
  if (out !== undefined) writeAtomically(resolve(folder, out), out, Buffer.from(text));
  reporter.object("glossary-export", {
    format,
    langs,
    terms: count,
    file: out ?? null,
    ...(out === undefined && { text }),
  });
  if (out === undefined) reporter.result(text);
  else reporter.result(say("glossary.exported", { count, path: out }));
  return 0;
}

function formatOf(given: string | boolean | undefined, out: string | undefined): TermFormat {
  const name = given ?? /\.(csv|tsv|tbx)$/i.exec(out ?? "")?.[1]?.toLowerCase() ?? "csv";
  const format = FORMATS.find((known) => known === name);
  if (format === undefined)
    throw new Problem("E_USAGE_VALUE", { option: "--format", value: String(name), known: FORMATS.join(", ") });
  return format;
}

async function exported(
  { glossary, config }: Project,
  format: TermFormat,
  langs: readonly LanguageTag[],
): Promise<string> {
  const sourceLang = config.source.lang;
  const entries = entriesIn(glossary.terms, sourceLang, langs);
  if (format === "tbx") {
    const { writeTbx } = await import("../../exchange/tbx.ts");
    return writeTbx(entries, { lang: sourceLang, title: config.glossary });
  }
  const { writeGlossaryTable } = await import("../../exchange/glossary-csv.ts");
  return writeGlossaryTable(entries, { sourceLang, langs, separator: format === "csv" ? "," : "\t" });
}

/** The terms with their forms in all the languages. */
function entriesIn(
  terms: readonly Term[],
  sourceLang: LanguageTag,
  langs: readonly LanguageTag[],
): readonly TermEntry[] {
  const byLanguage = langs.map((lang) => entriesOfTerms(terms, sourceLang, lang));
  return (byLanguage[0] ?? []).map((entry, index) => ({
    ...entry,
    forms: [
      ...entry.forms,
      ...byLanguage
        .slice(1)
        .flatMap((entries) => (entries[index]?.forms ?? []).filter(({ lang }) => lang !== sourceLang)),
    ],
  }));
}
