/**
 * A foreign XLIFF file as a document whose targets can be changed: all that is not changed stays as it is, byte for byte.
 */
import type { Runs, State } from "../core/model.ts";
import { type Place, Problem, phrase } from "../core/problem.ts";
import { fromXliff2, fromXliff12 } from "./states.ts";
import type { Range } from "./xliff-document-content.ts";
import { type HolderSpan, innerOf, type ScannedXliff, scanXliff } from "./xliff-document-read.ts";
import { writeEdits } from "./xliff-document-write.ts";
import { attributeIn } from "./xml-splice.ts";

/** A text to translate and its translation, with where they stand. */
export interface XliffDocumentUnit {
  /** `original` of its `file` (1.2), or the file's `id` where it has none (2.x). */
  readonly file: string;
  /** Id of its `trans-unit` (1.2) or `unit` (2.x). */
  readonly unit: string;
  /** `mid` of its segment where a tool has cut a 1.2 unit; `id` of its `segment` in 2.x, where it has one. */
  readonly segment?: string;
  /** The data of its codes is their markup as the file has it. */
  readonly source: Runs;
  readonly target?: Runs;
  readonly state: State;
  /** Always false in 2.x, which has no such attribute. */
  readonly approved: boolean;
  readonly place: Place;
  /** UTF-16 offsets into the text: what stands inside the target element, and the values of the two attributes. */
  readonly ranges: { readonly target?: Range; readonly state?: Range; readonly approved?: Range };
}

/** What is to become of a unit; what is absent stays. */
export interface XliffEdit {
  /** Its index in `units`. */
  readonly unit: number;
  /** Only codes that its source or target has. An empty one empties the target. */
  readonly target?: Runs;
  readonly state?: State;
  /** Only in XLIFF 1.2. */
  readonly approved?: boolean;
}

/** An XLIFF document that has been read. */
export interface XliffDocument {
  /** `1.0` to `2.2`, as its root says. */
  readonly version: string;
  /** Of its first file. */
  readonly sourceLang: string | undefined;
  readonly lang: string | undefined;
  readonly units: readonly XliffDocumentUnit[];
  /**
   * The text with the edits made, and nothing else: no edits give the same text, a target that says the same already
   * is not touched.
   *
   * A target that was absent is put where both schemas want it, behind `source` or `seg-source`. A state is written in
   * the words of `states.ts`; what qualified the old one (`state-qualifier`, `subState`) goes with it. Codes are written
   * with the markup that they have in the file; annotations (`mrk`, `sm`) inside a replaced target go, because nobody can
   * say where they belong in the new text.
   *
   * @throws Problem `E_XLIFF_EDIT` for an edit that cannot be made, `E_XLIFF_CHARACTER` for text that XML cannot hold
   */
  write(edits: readonly XliffEdit[]): string;
}

/**
 * The document in an XLIFF 1.0 to 2.2 text, whatever tool has written it; see `XliffDocument.write`. It holds the whole
 * text in memory.
 *
 * @param text with or without a byte-order mark, which stays
 * @throws Problem with its place, where the text is no XLIFF
 */
export function openXliff(text: string, path: string): XliffDocument {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(mark.length);
  const scanned = scanXliff(body, path);
  const targets = scanned.holders.flatMap((holder) => targetsOf(holder));
  const shift = ({ from, to }: Range): Range => ({ from: from + mark.length, to: to + mark.length });
  return {
    version: scanned.version,
    sourceLang: scanned.sourceLang,
    lang: scanned.lang,
    units: targets.map((target) => unitOf(target, scanned, body, shift)),
    write: (edits) => mark + spliceEdits(edits),
  };

  function spliceEdits(edits: readonly XliffEdit[]): string {
    const asked = edits.map((edit) => {
      const target = targets[edit.unit];
      if (target === undefined)
        throw new Problem("E_XLIFF_EDIT", { id: edit.unit, reason: phrase("phrase.edit.noUnit") }, { path });
      return { ...edit, at: target };
    });
    return writeEdits(body, scanned, asked);
  }
}

/** A place for a translation: a whole unit or segment, or one marked segment of a unit that a tool has cut. */
export interface TargetPlace {
  readonly holder: HolderSpan;
  /** Index into the marked segments of `seg-source`; absent for the whole. */
  readonly index?: number;
  /** Their `mid`. */
  readonly mid?: string;
}

function targetsOf(holder: HolderSpan): readonly TargetPlace[] {
  const segments = holder.cut?.segments ?? [];
  if (segments.length === 0) return [{ holder }];
  return segments.map(({ mid }, index) => ({ holder, index, mid }));
}

function unitOf(
  { holder, index, mid }: TargetPlace,
  { version }: ScannedXliff,
  text: string,
  shift: (range: Range) => Range,
): XliffDocumentUnit {
  const { file, unit, element, target } = holder;
  const marked = mid === undefined ? undefined : target?.segments.find((segment) => segment.mid === mid);
  const cut = index === undefined ? undefined : holder.cut?.segments[index];
  const found = mid === undefined ? target : marked;
  const range = mid === undefined ? target && innerOf(target, text) : marked?.inner;
  const isCurrent = version.startsWith("2");
  const stateAt = isCurrent ? element : target?.element;
  const segment = mid ?? (isCurrent ? element.attributes["id"] : undefined);
  const approved = element.attributes["approved"] === "yes" && !isCurrent;
  const hasTarget = found !== undefined && found.runs.length > 0;
  const { state, "state-qualifier": qualifier } = stateAt?.attributes ?? {};
  const valueRange = (tag: typeof element | undefined, name: string): Range | undefined => {
    const place = tag && attributeIn(text.slice(tag.start, tag.end), name);
    return tag && place && shift({ from: tag.start + place.valueFrom, to: tag.start + place.valueTo });
  };
  const ranges = {
    target: range && shift(range),
    state: valueRange(stateAt, "state"),
    approved: isCurrent ? undefined : valueRange(element, "approved"),
  };
  return {
    file,
    unit,
    ...(segment !== undefined && { segment }),
    source: cut?.runs ?? holder.source?.runs ?? [],
    ...(found !== undefined && { target: found.runs }),
    state: isCurrent ? fromXliff2({ state, hasTarget }) : fromXliff12({ state, qualifier, approved, hasTarget }),
    approved,
    place: element.place,
    ranges: {
      ...(ranges.target && { target: ranges.target }),
      ...(ranges.state && { state: ranges.state }),
      ...(ranges.approved && { approved: ranges.approved }),
    },
  };
}
