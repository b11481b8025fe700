import { withLock } from "../files/lock.ts";
import { openOutbox } from "../files/outbox.ts";
import { openStamps, type Stamps } from "../files/stamps.ts";
import { makeFolder } from "../files/write-atomically.ts";
import type { Project } from "../journey/project.ts";
import type { Means } from "../journey/work.ts";
import { openMemory } from "../memory/index.ts";
import { words } from "../report/wording.ts";

/** How a command goes about the project's files. */
export interface Manner {
  /** Write nothing, and do not even look into `.qazyna/`: judge by the committed files alone. */
  readonly frozen: boolean;
}

/** Does something with what a run works with, and closes it whatever comes of it. */
export async function withMeans<T>(project: Project, manner: Manner, work: (means: Means) => Promise<T>): Promise<T> {
  const means = await openMeans(project, manner);
  try {
    return await work(means);
  } finally {
    await means.memory.close();
  }
}

/** Runs work while this process alone may write the text of all these languages (or `source`). */
export async function aloneInAll<T>(
  means: Pick<Means, "alone">,
  names: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  // Always in the same order, so that two processes never wait for one another.
  const [first, ...others] = [...names].sort();
  if (first === undefined) return await work();
  return await means.alone(first, async () => await aloneInAll(means, others, work));
}

/** Opens what a run works with; whoever opens it closes its memory. */
export async function openMeans(project: Project, { frozen }: Manner): Promise<Means> {
  const { layout } = project;
  if (frozen) {
    const alone: Means["alone"] = async (_name, work) => await work();
    return {
      memory: await openMemory(":memory:"),
      stamps: noStamps,
      outbox: openOutbox(layout, true),
      wording: words,
      alone,
    };
  }
  makeFolder(layout.absolute(layout.own("")), layout.own(""));
  return {
    memory: await openMemory(layout.absolute(layout.own("memory.db"))),
    stamps: openStamps(layout),
    outbox: openOutbox(layout, false),
    wording: words,
    alone: async (name, work) => await withLock(layout, name, work),
  };
}

/** What a command that leaves the memory's cache alone needs in order to write. */
export type Writing = Pick<Means, "outbox" | "alone">;

/** The same two means as `openMeans` gives; the memory's cache is not even opened. */
export function openWriting({ layout }: Project, { frozen }: Manner): Writing {
  return {
    outbox: openOutbox(layout, frozen),
    alone: async (name, work) => (frozen ? await work() : await withLock(layout, name, work)),
  };
}

const noStamps: Stamps = { get: () => undefined, set: () => {}, save: () => {} };
