import { Problem } from "../../core/problem.ts";
import { readText } from "../../files/read.ts";
import { writeTermsChange } from "../../journey/glossary/change.ts";
import { keepFormer } from "../../journey/glossary/former.ts";
import { type Project, personOf } from "../../journey/project.ts";
import { type Glossary, parseGlossary } from "../../terms/glossary.ts";
import { EMPTY_GLOSSARY_TEXT, editGlossaryText, type NewTerm, type ValueChange } from "../../terms/glossary-text.ts";
import type { Context } from "../command.ts";
import { withTermsLog } from "./log.ts";

/** A glossary as its file has it. */
export interface StandingGlossary extends Glossary {
  readonly text: string;
}

/** What is to be done to a glossary's file. */
export interface GlossaryEdit {
  readonly changes: readonly ValueChange[];
  readonly added: readonly NewTerm[];
}

/**
 * Changes the glossary's file as one change that can be undone; nothing is written where nothing changes, with
 * `--dry-run`, or where what came out would be no glossary. The file is read while nobody else may write it.
 *
 * @param work says what is to be changed, and what to report
 */
export async function changeGlossary<T extends GlossaryEdit>(
  { reporter, values }: Context,
  project: Project,
  command: string,
  work: (standing: StandingGlossary) => T | Promise<T>,
): Promise<T> {
  if (values["dry-run"] === true) {
    const standing = await readGlossary(project);
    const edit = await work(standing);
    await edited(project, standing, edit);
    return edit;
  }
  return await withTermsLog(project, reporter, async (writing, log) =>
    writing.alone("glossary", async () => {
      const standing = await readGlossary(project);
      const edit = await work(standing);
      const after = await edited(project, standing, edit);
      if (after === standing.text) return edit;
      const path = project.config.glossary;
      const before = readText(project.layout.absolute(path), path);
      keepFormer(project, standing.text);
      const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
      const change = { command: `glossary ${command}`, at: project.now(), by };
      const parts = { texts: [{ path, before, after }], targets: [], puts: [], memory: [] };
      await writeTermsChange(writing, log, change, parts);
      return edit;
    }),
  );
}

/** The glossary as its file stands; an empty one where there is no file. */
async function readGlossary({ layout, config }: Project): Promise<StandingGlossary> {
  const path = config.glossary;
  const text = readText(layout.absolute(path), path) ?? EMPTY_GLOSSARY_TEXT;
  return { text, ...(await parseGlossary(text, path, config.targets)) };
}

/** The file's text with the changes made, once it has been seen that it is a glossary with every term in it. */
async function edited({ config }: Project, standing: StandingGlossary, edit: GlossaryEdit): Promise<string> {
  const path = config.glossary;
  if (edit.added.length + edit.changes.length === 0) return standing.text;
  const text = await editGlossaryText(standing.text, path, edit);
  try {
    const { terms } = await parseGlossary(text, path, config.targets);
    if (terms.length === standing.terms.length + edit.added.length) return text;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Its line is one of a file that is not written.
    throw new Problem(error.code, error.values, { path }, { cause: error });
  }
  throw new Problem("E_GLOSSARY_EDIT", { path }, { path });
}
