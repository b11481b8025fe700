import { failpoint } from "../core/failpoint.ts";
import { Problem } from "../core/problem.ts";
import { formatTargetRecord } from "../record/json.ts";
import { formatPairs } from "../record/pairs.ts";
import { type Checked, checkTargets } from "./findings.ts";
import { handOver } from "./hand-over.ts";
import type { Project } from "./project.ts";
import { keptPairs } from "./remember.ts";
import { formatSent } from "./sent.ts";
import type { Broken, Means, Work } from "./work.ts";

/** A file for readers or translators as we render it. */
export interface Rendered {
  readonly article: string;
  readonly path: string;
  readonly content: Uint8Array;
}

/** Writes an article's record and hand-over file, in the order in which a crash between them does no harm. */
export function writeRecord(
  project: Project,
  means: Means,
  work: Work,
): { readonly checked: ReadonlyMap<string, Checked> } & WrittenHandover {
  const { source, lang, targets } = work;
  const { layout } = project;
  const { outbox } = means;
  const checked = checkTargets(project, source, targets.record, lang);
  if (targets.superseded.length > 0)
    outbox.put(
      layout.superseded(lang, source.path),
      formatPairs(keptPairs(project, source.path, lang, targets.superseded)),
    );
  failpoint("before-record");
  outbox.put(layout.record(lang, source.path), formatTargetRecord(targets.record));
  failpoint("after-record");
  const refused = targets.refused.map((problem): Broken => ({ path: source.path, lang, problem }));
  if (refused.length > 0) return { checked, broken: refused, handovers: [] };
  return { checked, ...writeHandover(project, means, work, checked) };
}

/** The hand-over file that was written, if it could be, and why not. */
interface WrittenHandover {
  readonly handovers: readonly Rendered[];
  readonly broken: readonly Broken[];
}

/** Writes the hand-over file and its base. A segment that XML cannot hold is named; the record has it all the same. */
function writeHandover(
  project: Project,
  means: Means,
  { source, lang, targets, proposed }: Work,
  checked: ReadonlyMap<string, Checked>,
): WrittenHandover {
  const { segments } = targets.record;
  try {
    const xliff = handOver(project, source, segments, lang, { proposed, checked }, means.wording);
    const path = project.layout.xliff(lang, source.path);
    means.outbox.put(path, xliff);
    failpoint("after-handover");
    means.outbox.put(project.layout.sent(lang, source.path), formatSent(segments));
    return { broken: [], handovers: [{ article: source.path, path, content: Buffer.from(xliff) }] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { broken: [{ path: source.path, lang, problem: error }], handovers: [] };
  }
}
