import { resolve } from "node:path";
import { isLanguageTag, sameLanguage } from "../../core/locale.ts";
import { formatPlace, Problem } from "../../core/problem.ts";
import { isMap } from "../../core/shape.ts";
import { readYaml } from "../../core/yaml-document.ts";
import { mergeTerms } from "../../journey/glossary/merge.ts";
import { readTermFile } from "../../journey/glossary/read-file.ts";
import { say } from "../../report/say.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { tellProblems } from "../memory/problems.ts";
import { openProject } from "../open-project.ts";
import { changeGlossary } from "./writing.ts";

/** `translate glossary import FILE`: puts the terms of a table or a TBX file into the glossary. */
export const glossaryImport: Command = {
  takesNames: true,
  options: { "dry-run": { type: "boolean" }, replace: { type: "boolean" }, by: { type: "string" } },
  run,
};

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const [name, extra] = positionals;
  if (name === undefined) throw new Problem("E_USAGE_GLOSSARY_FILE");
  if (extra !== undefined) throw new Problem("E_USAGE_EXTRA", { command: "glossary import", name: extra });
  const project = await openProject(folder, env, { glossary: false });
  const { terms: incoming, problems } = await readTermFile(resolve(folder, name), name);
  const path = project.config.glossary;
  const languages = { sourceLang: project.config.source.lang, langs: project.config.targets };
  const merged = await changeGlossary(context, project, "import", async ({ text, terms }) => {
    const { value } = await readYaml(text, path, "E_GLOSSARY_YAML");
    const raw = isMap(value) && Array.isArray(value["terms"]) ? value["terms"] : [];
    const keyOf = (index: number, lang: string): string => {
      const keys = isMap(raw[index]) ? Object.keys(raw[index]) : [];
      return keys.find((key) => isLanguageTag(key) && sameLanguage(key, lang)) ?? lang;
    };
    return mergeTerms(terms, incoming, languages, { replace: values["replace"] === true, keyOf });
  });
  const { newIds, changedIds, same, conflicts, skipped } = merged;
  const placed = (line: number | undefined) => formatPlace({ path: name, ...(line === undefined ? {} : { line }) });
  tellProblems(reporter, [
    ...problems,
    ...skipped.map(({ id, line }) => new Problem("E_GLOSSARY_ROW", { id }, { path: name, ...(line && { line }) })),
  ]);
  reporter.object("glossary-import", {
    file: name,
    path,
    written: values["dry-run"] !== true && newIds.length + changedIds.length > 0,
    added: newIds,
    changed: changedIds,
    same,
    conflicts,
    skipped,
  });
  for (const { line, id, field, standing, incoming: brought } of conflicts)
    reporter.result(say("glossary.conflict", { place: placed(line), id, field, standing, incoming: brought }));
  const counts = { added: newIds.length, changed: changedIds.length, same, conflicts: conflicts.length };
  reporter.result(say(values["dry-run"] === true ? "glossary.wouldImport" : "glossary.imported", { ...counts, path }));
  const isPart = problems.length + skipped.length + conflicts.length > 0;
  return exitCode(new Set(isPart ? ["partly"] : []));
}
