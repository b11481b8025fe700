import type { LanguageTag } from "../../core/model.ts";
import type { Project } from "../project.ts";

/** Whether an article gets a page in a language. Every one does: what its state is, its page tells. */
export function isPublishable(_project: Project, _path: string, _lang: LanguageTag): boolean {
  return true;
}
