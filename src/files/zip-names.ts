import { Problem } from "../core/problem.ts";

const MAX_CHARACTERS = 1024;
const MAX_DEPTH = 32;

/**
 * Refuses names that could lead out of a folder, that no folder can hold, or that two entries share where case or
 * Unicode form do not count.
 *
 * @throws Problem `E_ZIP_NAME`, `E_ZIP_DUPLICATE`
 */
export function checkNames(names: readonly string[], path: string): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    if (!isSafe(name)) throw new Problem("E_ZIP_NAME", { name: name.slice(0, 200) }, { path });
    const folded = name.normalize("NFC").toLowerCase().replace(/\/$/, "");
    const other = seen.get(folded);
    if (other !== undefined) throw new Problem("E_ZIP_DUPLICATE", { name, other }, { path });
    seen.set(folded, name);
  }
}

/** Whether a name is relative, within its folder, and the same on every system. */
function isSafe(name: string): boolean {
  if (name.length > MAX_CHARACTERS || !name.isWellFormed()) return false;
  // A colon is a drive or a stream on Windows; control characters can hide the rest of a name.
  if (/[\\:\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(name)) return false;
  const parts = name.replace(/\/$/, "").split("/");
  return parts.length <= MAX_DEPTH && parts.every((part) => part !== "" && part !== "." && part !== "..");
}
