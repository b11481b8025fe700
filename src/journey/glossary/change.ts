import type { Actor } from "../../core/change.ts";
import type { LanguageTag } from "../../core/model.ts";
import { hash } from "../../core/normalise.ts";
import { Problem } from "../../core/problem.ts";
import { readText } from "../../files/read.ts";
import type { Change, Json, UndoLog } from "../../queue/undo-log.ts";
import { targetFromJson, targetToJson } from "../../record/json.ts";
import { type KeptPairs, keptLinesFrom, type Logged, loggedFrom, takeBack } from "../decide.ts";
import { type FileChange, type LoggedMemory, loggedMemory, takeMemoryBack } from "../memory-change.ts";
import type { Project } from "../project.ts";
import { readTargetRecord } from "../target.ts";
import type { Means } from "../work.ts";

/** A text file as a change leaves it; `undefined` where there is none. */
export interface TextChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** A text file in the undo log: what stood there, and the hash of what was written. */
interface LoggedText {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}

/** A change of terms in the undo log: the glossary's file, targets of the record, and lines of the memory. */
export interface LoggedTerms {
  readonly files: readonly LoggedText[];
  readonly targets: readonly (Logged | KeptPairs)[];
  readonly memory: LoggedMemory;
}

/** What a change of terms writes, of all kinds. */
export interface TermsChange {
  readonly texts: readonly TextChange[];
  readonly targets: readonly (Logged | KeptPairs)[];
  /** Write the records. */
  readonly puts: readonly (() => void)[];
  readonly memory: readonly FileChange[];
}

/**
 * Writes a change of terms as one that can be undone: logged as unfinished before the first file is replaced and as
 * finished after the last, so that what a crash leaves between is taken back.
 *
 * The caller holds the locks of all languages that it touches.
 */
export async function writeTermsChange(
  { outbox }: Pick<Means, "outbox">,
  log: Pick<UndoLog, "beginChange" | "finishChange">,
  change: Pick<Change, "command" | "at" | "by">,
  { texts, targets, puts, memory }: TermsChange,
): Promise<number> {
  const logged: LoggedTerms = {
    files: texts.map(({ path, before, after }) => ({ path, before: before ?? null, after: hash(after) })),
    targets,
    memory: loggedMemory(memory),
  };
  // Through JSON, since targets have undefined fields.
  const changes: Json = { terms: JSON.parse(JSON.stringify(logged)) };
  const id = await log.beginChange({ ...change, changes });
  for (const put of puts) put();
  for (const { path, text } of memory) {
    if (text === "") outbox.remove(path);
    else outbox.put(path, text);
  }
  for (const { path, after } of texts) outbox.put(path, after);
  await log.finishChange(id);
  return id;
}

/** The change of terms that a log entry tells of; undefined for another command's. */
export function termsChangeOf({ changes }: Pick<Change, "changes">): LoggedTerms | undefined {
  if (typeof changes !== "object" || changes === null || !("terms" in changes)) return undefined;
  // Written by `writeTermsChange`, into a database of our own.
  return changes["terms"] as unknown as LoggedTerms;
}

/** The languages whose files a change of terms touches. */
export function languagesOfTerms({ targets, memory }: LoggedTerms): readonly LanguageTag[] {
  return [...new Set([...targets, ...memory.files].map(({ lang }) => lang))];
}

/** What taking a change of terms back came to. */
export interface TermsTakenBack {
  readonly targets: readonly Logged[];
  /** Lines of the memory. */
  readonly pairs: number;
  /** Text files, by path. */
  readonly files: readonly string[];
  /** What has been changed since, each with its place: it stays. */
  readonly problems: readonly Problem[];
}

/**
 * Takes a change of terms back, except what has been changed since. What was never written, because a crash came
 * before, is passed over.
 */
export async function takeTermsBack(
  project: Project,
  means: Means,
  terms: LoggedTerms,
  actor: Actor & { kind: "person" },
): Promise<TermsTakenBack> {
  const problems: Problem[] = [];
  const done: Logged[] = [];
  const asJson: Json = JSON.parse(JSON.stringify(terms.targets));
  const logged = loggedFrom(asJson);
  for (const place of placesOf(logged)) {
    const here = logged.filter(({ path, lang }) => path === place.path && lang === place.lang);
    const written = await notUndone(project, place, here);
    const taken = await takeBack(project, means, place, written, keptLinesFrom(asJson, place), actor);
    done.push(...taken.logged);
    problems.push(...taken.problems);
  }
  const memory = takeMemoryBack(project, means, terms.memory);
  const files = terms.files.filter((file) => fileTakenBack(project, means, file, problems)).map(({ path }) => path);
  return { targets: done, pairs: memory.count, files, problems: [...problems, ...memory.problems] };
}

function placesOf(logged: readonly Logged[]): readonly Pick<Logged, "lang" | "path">[] {
  return [...new Map(logged.map(({ lang, path }) => [`${lang} ${path}`, { lang, path }])).values()];
}

/** Those that do not stand as they were before. */
async function notUndone(
  project: Project,
  { path, lang }: Pick<Logged, "lang" | "path">,
  logged: readonly Logged[],
): Promise<readonly Logged[]> {
  const { segments } = await readTargetRecord(project, path, lang);
  const standing = new Map(segments.map((target) => [target.id, JSON.stringify(targetToJson(target))]));
  return logged.filter(({ id, before }) => {
    const was = targetFromJson(before);
    return was === undefined || standing.get(id) !== JSON.stringify(targetToJson(was));
  });
}

/** Whether the file could be set back; one that stands as it was is none. */
function fileTakenBack(
  { layout }: Project,
  { outbox }: Pick<Means, "outbox">,
  { path, before, after }: LoggedText,
  problems: Problem[],
): boolean {
  const standing = readText(layout.absolute(path), path);
  if ((standing ?? null) === before) return false;
  // What is derived belongs to what is taken back, whoever has written it since.
  const isDerived = path.startsWith(layout.own(""));
  if (!isDerived && (standing === undefined || hash(standing) !== after)) {
    problems.push(new Problem("E_UNDO_FILE_CHANGED", { path }, { path }));
    return false;
  }
  if (before === null) outbox.remove(path);
  else outbox.put(path, before);
  return true;
}
