import type { LanguageTag } from "../core/model.ts";
import type { Change, UndoLog } from "../queue/undo-log.ts";
import { languagesOfChange, memoryChangeOf, type TakenBack, takeMemoryBack } from "./memory-change.ts";
import type { Project } from "./project.ts";
import type { Means } from "./work.ts";

/** A change that a crash cut short, and what taking it back came to. */
export interface Mended extends TakenBack {
  readonly change: Change;
}

/**
 * Takes back what a crash left half-written. A change is unfinished as long as its process holds the locks of its
 * languages; who gets them and still finds it so knows that the process is gone.
 *
 * @param aloneInAll runs work under the locks of several languages
 */
export async function mendMemory(
  project: Project,
  means: Pick<Means, "outbox">,
  log: Pick<UndoLog, "unfinishedChanges" | "markUndone">,
  aloneInAll: <T>(langs: readonly LanguageTag[], work: () => Promise<T>) => Promise<T>,
): Promise<readonly Mended[]> {
  const mended: Mended[] = [];
  for (const { id, ...begun } of await log.unfinishedChanges()) {
    const memory = memoryChangeOf(begun);
    if (memory === undefined) continue;
    await aloneInAll(languagesOfChange(memory), async () => {
      const isStill = (await log.unfinishedChanges()).some((change) => change.id === id);
      if (!isStill) return;
      mended.push({ change: { id, ...begun }, ...takeMemoryBack(project, means, memory) });
      await log.markUndone(id);
    });
  }
  return mended;
}
