import type { LanguageTag } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { readText } from "../files/read.ts";
import type { Change, Json, UndoLog } from "../queue/undo-log.ts";
import { entryOf, type LineChange } from "../record/merge-units.ts";
import { type Entry, formatEntries, parseEntries, slotKey } from "../record/pairs.ts";
import type { Project } from "./project.ts";
import type { Means } from "./work.ts";

/** A file of pairs as a change leaves it, and how to take that back. */
export interface FileChange {
  readonly lang: LanguageTag;
  readonly path: string;
  /** The file's new text; empty where the file goes. */
  readonly text: string;
  readonly logged: LoggedFile;
}

/**
 * What the undo log keeps of a file. Lines that came are kept as marks, 32 hexadecimal digits each, in one text: of
 * 100,000 lines that is 3.2 MB.
 */
interface LoggedFile {
  readonly lang: LanguageTag;
  readonly path: string;
  /** The marks of lines that came, one after another. */
  readonly added: string;
  /** Lines that went for another, and its mark. */
  readonly replaced: readonly { readonly before: readonly string[]; readonly after: string }[];
  readonly removed: readonly string[];
}

/** What a change of the memory's files is, as the undo log keeps it. */
export interface LoggedMemory {
  readonly files: readonly LoggedFile[];
  readonly added: number;
  readonly replaced: number;
  readonly removed: number;
}

/** The file of pairs `path` as it stands, line by line; none where there is no file. */
export function readEntries({ layout }: Project, path: string): readonly Entry[] {
  const text = readText(layout.absolute(path), path);
  return text === undefined ? [] : parseEntries(text, path);
}

/** The file with its lines changed. Lines that nothing changes stay as they are, byte for byte; all are sorted. */
export function changedFile(
  { path, lang }: { readonly path: string; readonly lang: LanguageTag },
  standing: readonly Entry[],
  changes: readonly LineChange[],
): FileChange {
  const gone = new Set(changes.flatMap(({ before }) => before));
  const come = changes.map((change) => (change.after === undefined ? undefined : entryOf(change.after)));
  const added: string[] = [];
  const replaced: LoggedFile["replaced"][number][] = [];
  const removed: string[] = [];
  for (const [index, { before, shared }] of changes.entries()) {
    const entry = come[index];
    if (entry === undefined) removed.push(...before.map(({ text }) => text));
    else if (before.length === 0) added.push(markOf(entry, shared));
    else replaced.push({ before: before.map(({ text }) => text), after: markOf(entry, shared) });
  }
  const stays = standing.filter((entry) => !gone.has(entry));
  const text = formatEntries([...stays, ...come.filter((entry) => entry !== undefined)]);
  return { lang, path, text, logged: { lang, path, added: added.join(""), replaced, removed } };
}

/** Hexadecimal digits of a mark: the first stand for the slot, by which a line that was edited is known again. */
const SLOT = 12;
const MARK = 32;
const NO_SLOT = "0".repeat(SLOT);

function markOf(entry: Pick<Entry, "pair" | "text" | "sourceKey">, shared = false): string {
  return (shared ? NO_SLOT : slotMark(entry)) + lineMark(entry.text);
}

function slotMark({ pair, sourceKey }: Pick<Entry, "pair" | "sourceKey">): string {
  return hash(slotKey(pair, sourceKey)).slice(0, SLOT);
}

function lineMark(text: string): string {
  return hash(text).slice(0, MARK - SLOT);
}

/**
 * Writes files of pairs as one change that can be undone. It is logged as unfinished before the first file is replaced
 * and as finished after the last: what a crash leaves between is taken back by `mendMemory`.
 *
 * The caller holds the locks of all languages.
 */
export async function writeMemory(
  { outbox }: Pick<Means, "outbox">,
  log: Pick<UndoLog, "beginChange" | "finishChange">,
  change: Pick<Change, "command" | "at" | "by">,
  files: readonly FileChange[],
): Promise<number> {
  const changes = loggedMemory(files);
  // All of it is plain text, lists and objects.
  const id = await log.beginChange({ ...change, changes: { memory: changes } as unknown as Json });
  for (const { path, text } of files) {
    if (text === "") outbox.remove(path);
    else outbox.put(path, text);
  }
  await log.finishChange(id);
  return id;
}

/** A change of the memory's files as the undo log keeps it. */
export function loggedMemory(files: readonly FileChange[]): LoggedMemory {
  const logged = files.map((file) => file.logged);
  const sum = (count: (file: LoggedFile) => number): number => logged.reduce((total, file) => total + count(file), 0);
  return {
    files: logged,
    added: sum(({ added }) => added.length / MARK),
    replaced: sum(({ replaced }) => replaced.length),
    removed: sum(({ removed }) => removed.length),
  };
}

/** The memory change that a log entry tells of; undefined for another command's. */
export function memoryChangeOf({ changes }: Pick<Change, "changes">): LoggedMemory | undefined {
  if (typeof changes !== "object" || changes === null || !("memory" in changes)) return undefined;
  // Written by `writeMemory`, into a database of our own.
  return changes["memory"] as unknown as LoggedMemory;
}

/** What taking a change back came to. */
export interface TakenBack {
  /** Lines removed or restored. */
  readonly count: number;
  /** A line that somebody has changed since, each with its place: it stays as it is. */
  readonly problems: readonly Problem[];
}

/**
 * Takes a change back: lines that came go, lines that went come again. What was edited since stays, and is named; what
 * has been taken back already, or was never written, is passed over.
 *
 * The caller holds the locks of all languages.
 */
export function takeMemoryBack(
  project: Project,
  { outbox }: Pick<Means, "outbox">,
  { files }: LoggedMemory,
): TakenBack {
  const problems: Problem[] = [];
  let count = 0;
  for (const file of files) {
    try {
      const { text, ...taken } = fileTakenBack(readEntries(project, file.path), file);
      problems.push(...taken.problems);
      if (taken.count === 0) continue;
      count += taken.count;
      if (text === "") outbox.remove(file.path);
      else outbox.put(file.path, text);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  return { count, problems };
}

function fileTakenBack(standing: readonly Entry[], file: LoggedFile): TakenBack & { readonly text: string } {
  const byLine = Map.groupBy(standing, ({ text }) => lineMark(text));
  const stands = (text: string): boolean => byLine.has(lineMark(text));
  const came = [
    ...marksOf(file.added).map((mark) => ({ ...mark, before: [] })),
    ...file.replaced.flatMap(({ before, after }) => marksOf(after).map((mark) => ({ ...mark, before }))),
  ];
  const gone = new Set(came.flatMap(({ line }) => byLine.get(line) ?? []));
  const back = [
    ...came.flatMap(({ line, before }) => (byLine.has(line) ? before : [])),
    ...file.removed.filter((text) => !stands(text)),
  ];
  const rest = standing.filter((entry) => !gone.has(entry));
  const inSlot = new Map(rest.map((entry) => [slotMark(entry), entry]));
  const missing = came.filter(({ line }) => !byLine.has(line));
  const problems = missing.flatMap(({ slot, before }) => {
    if (before.length > 0 && before.every(stands)) return [];
    const other = inSlot.get(slot);
    if (before.length === 0 && other === undefined) return [];
    const place = { path: file.path, ...(other === undefined ? {} : { line: other.line }) };
    return [new Problem("E_UNDO_MEMORY_CHANGED", { path: file.path }, place)];
  });
  const text = formatEntries([...rest, ...parseEntries(back.join("\n"), file.path)]);
  return { text, count: gone.size + back.length, problems };
}

function marksOf(marks: string): readonly { readonly slot: string; readonly line: string }[] {
  return Array.from({ length: marks.length / MARK }, (_, index) => {
    const mark = marks.slice(index * MARK, (index + 1) * MARK);
    return { slot: mark.slice(0, SLOT), line: mark.slice(SLOT) };
  });
}

/** The languages whose files a change touches. */
export function languagesOfChange({ files }: LoggedMemory): readonly LanguageTag[] {
  return [...new Set(files.map(({ lang }) => lang))];
}
