import type { Article, Edit } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { frontMatterOf } from "../../formats/markdown/front-matter.ts";
import type { BodyText } from "../../outputs/site/convert.ts";
import type { Source } from "../source.ts";

/** A body, and how far each unit had to give way: an index into `levels`. */
export interface RenderedBody {
  readonly body: BodyText;
  readonly levelOf: ReadonlyMap<number, number>;
}

/**
 * An article's body with the first of `levels` that the article's structure bears, for each unit by itself: what would
 * break it gives way to the unit's edits of the next level.
 *
 * @param levels edits by level; the last one always fits, because it changes nothing
 */
export function renderBody({ format, article }: Source, levels: readonly (readonly Edit[])[]): RenderedBody {
  const levelOf = new Map<number, number>();
  for (;;) {
    const edits = levels.flatMap((own, level) => own.filter((edit) => (levelOf.get(edit.unit) ?? 0) === level));
    try {
      const text = new TextDecoder().decode(format.render(article, edits));
      return { body: bodyOf(article, text), levelOf };
    } catch (error) {
      const unit = error instanceof Problem ? error.values["unit"] : undefined;
      const next = typeof unit === "number" ? (levelOf.get(unit) ?? 0) + 1 : levels.length;
      if (typeof unit !== "number" || next >= levels.length) throw error;
      levelOf.set(unit, next);
    }
  }
}

function bodyOf({ format, path }: Article, rendered: string): BodyText {
  const text = rendered.replace(/^\uFEFF/, "");
  const start = format === "text" ? 0 : (frontMatterOf(text)?.body ?? 0);
  return { format, isMdx: /\.mdx$/i.test(path), text: text.slice(start) };
}
