import { Worker } from "node:worker_threads";
import { isWorthMerging, type MergeOrder } from "./loaded.ts";
import type { Lookup } from "./lookup.ts";

/** Merges what has come since an index was made into a new one, beside whatever else the process does. */
export interface Merging {
  /** Starts merging where that is worth its while and nothing is being merged yet. */
  consider(lookup: Lookup): void;
  /** Waits until nothing is being merged. */
  settled(): Promise<void>;
}

/** The merging of a memory's indexes; of one without a file there is none. */
export function createMerging(path: string): Merging {
  const ordered = new Set<string>();
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  return {
    consider: ({ loaded }) => {
      if (path === ":memory:" || isBusy) return;
      for (const [name, standing] of loaded) {
        // Once for each: what comes after that in this process can wait for the next.
        if (ordered.has(name) || !isWorthMerging(standing)) continue;
        ordered.add(name);
        isBusy = true;
        running = merge({ path, pair: standing.pair, grade: standing.grade }).finally(() => {
          isBusy = false;
        });
        return;
      }
    },
    settled: () => running,
  };
}

/** Resolves when the thread ends, however it does: without its index, more is looked at one by one. */
function merge(order: MergeOrder): Promise<void> {
  // Type stripping is refused under node_modules: there this file is JavaScript, and so is the thread's.
  const script = new URL(import.meta.url.endsWith(".ts") ? "./merge-index.ts" : "./merge-index.js", import.meta.url);
  return new Promise((resolve) => {
    const worker = new Worker(script, { workerData: order, execArgv: [] });
    worker.on("error", () => {});
    worker.on("exit", () => resolve());
  });
}
