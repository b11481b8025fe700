import { hash } from "../core/normalise.ts";

/**
 * What we last wrote to each localised file and hand-over file, so that what somebody edited is never overwritten
 * silently.
 *
 * One line a file: the SHA-256 of its bytes, its path, and a short hash of each of its lines. The file is merged by
 * union in git; a localised file that git merged from two people's renderings has no sum of its own, but every one of
 * its lines is known, and it is ours to render again.
 */
export interface Sums {
  readonly files: ReadonlyMap<string, readonly Sum[]>;
}

/** What stands for one writing of a file. */
export interface Sum {
  readonly sha256: string;
  readonly lines: string;
}

const LINE_HASH_LENGTH = 6;

/** Reads `written.sums`; lines that are none are passed over. */
export function parseSums(text: string): Sums {
  const files = new Map<string, Sum[]>();
  for (const line of text.split("\n")) {
    const match = /^([0-9a-f]{64}) {2}(.+)\t([0-9a-f]*)$/s.exec(line);
    const [, sha256, escaped, lines] = match ?? [];
    if (sha256 === undefined || escaped === undefined || lines === undefined) continue;
    const path = unescaped(escaped);
    const known = files.get(path) ?? [];
    if (!known.some((sum) => sum.sha256 === sha256)) files.set(path, [...known, { sha256, lines }]);
  }
  return { files };
}

/** The text of `written.sums`, sorted by path. */
export function formatSums(sums: Sums): string {
  const rows = [...sums.files].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows
    .flatMap(([path, known]) => known.map((sum) => `${sum.sha256}  ${escaped(path)}\t${sum.lines}\n`))
    .join("");
}

/** The sum of a file as it is about to be written. */
export function sumOf(content: Uint8Array): Sum {
  return { sha256: hash(content), lines: lineHashes(content).join("") };
}

/** The sums with these files as they are about to be written, or, for `undefined`, to be removed. */
export function withSums(sums: Sums, changed: Iterable<readonly [path: string, sum: Sum | undefined]>): Sums {
  const files = new Map(sums.files);
  for (const [path, sum] of changed) {
    if (sum === undefined) files.delete(path);
    else files.set(path, [sum]);
  }
  return { files };
}

/**
 * The 1-based line at which somebody else than us has changed a file, or undefined where it is as we wrote it, or as
 * git merged it from what we wrote. A file that we never wrote is somebody else's from its first line.
 */
export function foreignLine(sums: Sums, path: string, content: Uint8Array): number | undefined {
  const known = sums.files.get(path) ?? [];
  const sha256 = hash(content);
  if (known.some((sum) => sum.sha256 === sha256)) return undefined;
  const lines = new Set(known.flatMap((sum) => sum.lines.match(/.{6}/g) ?? []));
  const foreign = lineHashes(content).findIndex((line) => !lines.has(line));
  if (foreign >= 0) return foreign + 1;
  return known.length > 1 ? undefined : 1; // only a merge leaves several sums: otherwise lines were removed or moved
}

/** A path on one line, as `sha256sum` escapes it. */
function escaped(path: string): string {
  return path.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

function unescaped(path: string): string {
  return path.replace(/\\([\\nr])/g, (_, sign: string) => (sign === "n" ? "\n" : sign === "r" ? "\r" : "\\"));
}

/** Whether git made a file from several renderings of ours: it is none of them, and all its lines are known. */
export function isMerged(sums: Sums, path: string, content: Uint8Array): boolean {
  const known = sums.files.get(path) ?? [];
  const sha256 = hash(content);
  return !known.some((sum) => sum.sha256 === sha256) && foreignLine(sums, path, content) === undefined;
}

function lineHashes(content: Uint8Array): readonly string[] {
  return new TextDecoder()
    .decode(content)
    .split("\n")
    .map((line) => hash(line).slice(0, LINE_HASH_LENGTH));
}
