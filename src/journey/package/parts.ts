import type { JobArticle } from "../../core/match-grid.ts";
import { countWords } from "../../core/words.ts";

/** How large a part may become, in words of the source or in segments. */
export interface PartLimit {
  readonly unit: "words" | "segments";
  readonly most: number;
}

/** A stretch of an article in a part: the indexes of its segments, the end left out. */
export interface Stretch {
  /** Index of the article in the job. */
  readonly article: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Divides a job into parts, in its order, each as large as the limit allows. Blocks are never cut: a paragraph that is
 * larger than the limit is a part of its own.
 *
 * @param blocks for each article the block (a number) that each segment stands in
 * @param limit one part for all where it is absent
 */
export function partsOf(
  job: readonly JobArticle[],
  blocks: readonly (readonly number[])[],
  limit?: PartLimit,
): readonly (readonly Stretch[])[] {
  const parts: Stretch[][] = [[]];
  let size = 0;
  for (const [article, { segments }] of job.entries()) {
    for (const [start, end] of blockRanges(blocks[article] ?? [], segments.length)) {
      const own = segments.slice(start, end).reduce((sum, { source }) => sum + sizeOf(source, limit), 0);
      if (limit !== undefined && parts.at(-1)?.length !== 0 && size + own > limit.most) {
        parts.push([]);
        size = 0;
      }
      size += own;
      append(parts.at(-1) ?? [], { article, start, end });
    }
  }
  return parts.filter((part) => part.length > 0);
}

function sizeOf(source: JobArticle["segments"][number]["source"], limit: PartLimit | undefined): number {
  return limit?.unit === "words" ? countWords(source) : 1;
}

function blockRanges(blocks: readonly number[], count: number): readonly (readonly [number, number])[] {
  const starts = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index === 0 || blocks[index] !== blocks[index - 1],
  );
  return starts.map((start, index) => [start, starts[index + 1] ?? count]);
}

/** Joins a stretch to the one before it where it goes on in the same article. */
function append(part: Stretch[], stretch: Stretch): void {
  const last = part.at(-1);
  if (last !== undefined && last.article === stretch.article && last.end === stretch.start)
    part[part.length - 1] = { ...last, end: stretch.end };
  else part.push(stretch);
}
