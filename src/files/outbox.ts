import type { Layout } from "./layout.ts";
import { readBytes } from "./read.ts";
import { removeFile, writeAtomically } from "./write-atomically.ts";

/**
 * The one way out to the project's files: what equals the file on disk is not written, and with `frozen` nothing is.
 * `changes` names, once each and in order, what was written or removed, or would have been.
 */
export interface Outbox {
  readonly changes: readonly string[];
  put(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
}

/** An outbox for a project; `frozen` only notes what would change. */
export function openOutbox(layout: Layout, frozen: boolean): Outbox {
  const changes = new Set<string>();
  return {
    get changes() {
      return [...changes];
    },
    put(path, content) {
      const absolute = layout.absolute(path);
      const standing = readBytes(absolute);
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      if (standing !== undefined && Buffer.compare(standing, bytes) === 0) return;
      if (!frozen) writeAtomically(absolute, path, bytes);
      changes.add(path);
    },
    remove(path) {
      if (readBytes(layout.absolute(path)) === undefined) return;
      if (!frozen) removeFile(layout.absolute(path), path);
      changes.add(path);
    },
  };
}
