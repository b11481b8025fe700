import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { PREVIEW_MARK, type SideArticle, sideBySideHtml } from "../../outputs/side-by-side.ts";
import type { Project } from "../project.ts";
import { readSource } from "../source.ts";
import type { Broken } from "../work.ts";
import { type EditorWords, sideBySide } from "./side-by-side-input.ts";

/** The page for editors, and what stands on it. */
export interface PreviewPage {
  readonly html: string;
  readonly articles: readonly Pick<SideArticle, "path" | "lang">[];
  readonly broken: readonly Broken[];
  /** Whether a file is such a page, which this one may take the place of. */
  readonly isOurs: (text: string) => boolean;
}

/** All articles beside their translations, language by language; what cannot be read is named and left out. */
export async function previewPage(
  project: Project,
  paths: readonly string[],
  langs: readonly LanguageTag[],
  words: EditorWords,
): Promise<PreviewPage> {
  const articles: SideArticle[] = [];
  const broken: Broken[] = [];
  for (const lang of langs) {
    for (const path of paths) {
      try {
        articles.push(await sideBySide(project, await readSource(project, path), lang, words));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        broken.push({ path, lang, problem: error });
      }
    }
  }
  const html = sideBySideHtml(project.config.source.lang, articles);
  return { html, articles, broken, isOurs: (text) => text.slice(0, 2000).includes(PREVIEW_MARK) };
}
