import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { ReturnedUnit } from "../exchange/handover.ts";
import { readBytes, readText } from "../files/read.ts";
import { fileSignature } from "../files/stamps.ts";
import { carryTargets } from "../record/carry.ts";
import { parseTargetRecord } from "../record/json.ts";
import type { Pair } from "../record/pairs.ts";
import { emptyTargetRecord, type SourceRecord, type TargetRecord } from "../record/record.ts";
import { pairsOf } from "../record/superseded.ts";
import { isAsWritten, isMergedRendering } from "./known-lines.ts";
import { type Project, personOf } from "./project.ts";
import { type Base, parseSent } from "./sent.ts";
import { readSourceRecord } from "./source.ts";
import { type Compared, takeIn } from "./take-in.ts";

/** The targets of one article in one language, brought to today's source. */
export interface Targets {
  readonly lang: LanguageTag;
  readonly record: TargetRecord;
  /** Pairs of people that lost their place: kept in `memory/superseded/`. */
  readonly superseded: readonly Pair[];
  /** How many segments were edited in the hand-over file where it lies, and taken in. */
  readonly takenIn: number;
  /** Why the hand-over file must not be overwritten: edits in it could not be taken in. */
  readonly refused: readonly Problem[];
  /** Tells whether the files read are still the same. */
  readonly standing: string;
}

/** Reads a record and what people edited in the hand-over file beside it, and carries both to today's source. */
export async function readTargets(
  project: Project,
  path: string,
  source: SourceRecord,
  lang: LanguageTag,
): Promise<Targets> {
  const standing = targetsSignature(project, path, lang);
  const stored = await readTargetRecord(project, path, lang);
  const edited = await takeInPlace(project, path, { record: stored, source }, lang);
  const carried = carryTargets(source, edited.record);
  const left = carried.left.flatMap(pairsOf);
  const { takenIn, refused } = edited;
  return { lang, record: carried.record, superseded: [...edited.superseded, ...left], takenIn, refused, standing };
}

/** The target record as it stands on disk, empty where there is none. */
export async function readTargetRecord(project: Project, path: string, lang: LanguageTag): Promise<TargetRecord> {
  const recordPath = project.layout.record(lang, path);
  const text = readText(project.layout.absolute(recordPath), recordPath);
  if (text === undefined) return emptyTargetRecord;
  return await parseTargetRecord(text, recordPath, { by: project.config.person, at: project.now() });
}

/** The bases of the last hand-over; none where there was none. */
export function readSent(project: Project, path: string, lang: LanguageTag): ReadonlyMap<string, Base> {
  const sentPath = project.layout.sent(lang, path);
  const text = readText(project.layout.absolute(sentPath), sentPath);
  return text === undefined ? new Map() : parseSent(text, sentPath);
}

/** Changes when the record or the hand-over file of an article changes on disk. */
export function targetsSignature(project: Project, path: string, lang: LanguageTag): string {
  const { layout } = project;
  return [layout.record(lang, path), layout.xliff(lang, path)]
    .map((file) => fileSignature(layout.absolute(file)))
    .join(" ");
}

type InPlace = Pick<Targets, "record" | "superseded" | "takenIn" | "refused">;

/**
 * What people edited in the hand-over file where it lies. Two renderings of ours that git has put together by union can
 * be no XML any more, or have a unit twice: nobody's work is in there, and it is rendered again from the merged record.
 */
async function takeInPlace(
  project: Project,
  path: string,
  standing: Omit<Compared, "sent">,
  lang: LanguageTag,
): Promise<InPlace> {
  const file = project.layout.xliff(lang, path);
  const { record } = standing;
  const untouched = { record, superseded: [], takenIn: 0, refused: [] };
  try {
    const bytes = readBytes(project.layout.absolute(file), file);
    if (bytes === undefined) return untouched;
    const read = await takeInFile(project, path, standing, lang, bytes);
    return isOurs(read, bytes) ? untouched : read;
  } catch (error) {
    if (error instanceof Problem) return { ...untouched, refused: [error] };
    throw error;
  }

  function isOurs(read: InPlace, bytes: Uint8Array): boolean {
    return read.refused.length > 0 && record.segments.length > 0 && isMergedRendering(project, lang, file, bytes);
  }
}

async function takeInFile(
  project: Project,
  path: string,
  standing: Omit<Compared, "sent">,
  lang: LanguageTag,
  bytes: Uint8Array,
): Promise<InPlace> {
  const file = project.layout.xliff(lang, path);
  try {
    const units = withoutOldNotes(await unitsFor(bytes, file, lang), standing.record, () =>
      isAsWritten(project, lang, file, bytes),
    );
    const compared = { ...standing, sent: readSent(project, path, lang) };
    const taken = takeIn(units, compared, personOf(project), project.now());
    const refused = taken.rows.flatMap((row) => {
      if (row.outcome === "accepted" || row.outcome === "unchanged" || row.outcome === "stale") return [];
      const cause = row.problem?.code ?? "E_UNIT_UNKNOWN";
      return [
        new Problem(
          "E_HANDOVER_EDITED",
          { path: file, id: row.id, cause },
          { path: file, line: row.line, column: row.column },
        ),
      ];
    });
    const takenIn = taken.rows.filter((row) => row.outcome === "accepted" || row.outcome === "stale").length;
    return { record: taken.record, superseded: taken.superseded, takenIn, refused };
  } catch (error) {
    if (error instanceof Problem) return { record: standing.record, superseded: [], takenIn: 0, refused: [error] };
    throw error;
  }
}

/** The units without notes that the record had when we wrote them, and has no more: they were taken back. */
function withoutOldNotes(
  units: readonly ReturnedUnit[],
  { segments }: TargetRecord,
  isOurs: () => boolean,
): readonly ReturnedUnit[] {
  const known = new Map(segments.map(({ id, notes = [] }) => [id, notes]));
  const isOld = ({ id, notes }: ReturnedUnit): boolean =>
    known.has(id) && notes.some((note) => known.get(id)?.includes(note) === false);
  return units.some(isOld) && isOurs() ? units.map((unit) => (isOld(unit) ? { ...unit, notes: [] } : unit)) : units;
}

/**
 * Whether a hand-over file, wherever it lies, holds work that the record does not have: then nothing may be put in its
 * place. One that cannot be read may hold anything.
 */
export async function holdsWork(
  project: Project,
  bytes: Uint8Array,
  { path, lang }: { readonly path: string; readonly lang: LanguageTag },
): Promise<boolean> {
  try {
    const units = await unitsFor(bytes, path, lang);
    const record = await readTargetRecord(project, path, lang);
    const compared = { record, source: await readSourceRecord(project, path), sent: readSent(project, path, lang) };
    const { rows } = takeIn(units, compared, personOf(project), project.now());
    return rows.some(({ outcome }) => outcome !== "unchanged");
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}

async function unitsFor(bytes: Uint8Array, path: string, lang: LanguageTag): Promise<readonly ReturnedUnit[]> {
  const { readXliff } = await import("../exchange/xliff.ts");
  const { decodeXmlChunks } = await import("../exchange/decode-xml.ts");
  const files = readXliff(decodeXmlChunks([bytes], path), path);
  for (const file of files)
    if (file.lang !== undefined && !sameLanguage(file.lang, lang))
      throw new Problem("E_HANDOVER_LANGUAGE", { path, found: file.lang, wanted: lang }, { path });
  return files.flatMap((file) => file.units);
}
