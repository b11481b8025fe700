import { statSync } from "node:fs";
import type { Layout } from "./layout.ts";
import { readBytes } from "./read.ts";
import { isMissing } from "./tree.ts";
import { writeAtomically } from "./write-atomically.ts";

/**
 * A memory of what was up to date: for each key, a fingerprint of all that a result was made from, and a summary of
 * the result. Derived: without it, everything is merely looked at again.
 */
export interface Stamps {
  get(key: string, fingerprint: string): unknown;
  set(key: string, fingerprint: string, summary: unknown): void;
  save(): void;
}

/** The stamps of a project. A damaged or older file is as good as none. */
export function openStamps(layout: Layout): Stamps {
  const path = layout.own("stamps.json");
  const stamps = new Map(Object.entries(readStamps(layout.absolute(path))));
  let changed = false;
  return {
    get(key, fingerprint) {
      const stamp = stamps.get(key);
      return stamp?.[0] === fingerprint ? stamp[1] : undefined;
    },
    set(key, fingerprint, summary) {
      stamps.set(key, [fingerprint, summary]);
      changed = true;
    },
    save() {
      if (changed) writeAtomically(layout.absolute(path), path, JSON.stringify(Object.fromEntries(stamps)));
      changed = false;
    },
  };
}

type Stamp = readonly [fingerprint: string, summary: unknown];

function readStamps(absolute: string): Record<string, Stamp> {
  try {
    const value: unknown = JSON.parse(Buffer.from(readBytes(absolute, "stamps") ?? "{}").toString());
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter(([, stamp]) => Array.isArray(stamp) && typeof stamp[0] === "string"),
    );
  } catch {
    return {};
  }
}

/**
 * A file's identity as git's index keeps it: size, times in nanoseconds and inode; `-` where there is no file. Equal
 * for an untouched file; an edit changes the change time even where the modification time is set back.
 */
export function fileSignature(absolute: string): string {
  try {
    const { size, mtimeNs, ctimeNs, ino } = statSync(absolute, { bigint: true });
    return `${size}.${mtimeNs}.${ctimeNs}.${ino}`;
  } catch (error) {
    if (isMissing(error) || isTooLong(error)) return "-";
    throw error;
  }
}

/** Whether a path is too long for the file system, so that there can be no such file. */
function isTooLong(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENAMETOOLONG";
}
