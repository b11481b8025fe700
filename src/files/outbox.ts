import { realpathSync } from "node:fs";
import { dirname, sep } from "node:path";
import { Problem } from "../core/problem.ts";
import type { Layout } from "./layout.ts";
import { readBytes } from "./read.ts";
import { isMissing } from "./tree.ts";
import { removeFile, writeAtomically } from "./write-atomically.ts";

/**
 * The one way out to the project's files: what equals the file on disk is not written, and with `frozen` nothing is.
 * `changes` names, once each and in order, what was written or removed, or would have been.
 *
 * A folder that is a link out of the project is `E_FILE_OUTSIDE`: whoever made the project does not choose what else on
 * this machine is written.
 */
export interface Outbox {
  readonly changes: readonly string[];
  put(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
}

/** An outbox for a project; `frozen` only notes what would change. */
export function openOutbox(layout: Layout, frozen: boolean): Outbox {
  const changes = new Set<string>();
  const inside = new Set<string>();
  const refuseOutside = (path: string): void => {
    const folder = dirname(layout.absolute(path));
    if (inside.has(folder)) return;
    if (!isBelow(realFolder(folder), realpathSync(layout.root)))
      throw new Problem("E_FILE_OUTSIDE", { path }, { path });
    inside.add(folder);
  };
  return {
    get changes() {
      return [...changes];
    },
    put(path, content) {
      const absolute = layout.absolute(path);
      const standing = readBytes(absolute, path);
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      if (standing !== undefined && Buffer.compare(standing, bytes) === 0) return;
      refuseOutside(path);
      if (!frozen) writeAtomically(absolute, path, bytes);
      changes.add(path);
    },
    remove(path) {
      if (readBytes(layout.absolute(path), path) === undefined) return;
      refuseOutside(path);
      if (!frozen) removeFile(layout.absolute(path), path);
      changes.add(path);
    },
  };
}

/** Where a folder really is; one that does not exist yet will be made where its parent really is. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    if (!isMissing(error) || dirname(folder) === folder) throw error;
    return realFolder(dirname(folder));
  }
}

function isBelow(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep);
}
