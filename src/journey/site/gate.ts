import type { Finding, LanguageTag } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { countWords } from "../../core/words.ts";
import { type GateSegment, type GateVerdict, hasGate, judgeGate } from "../../outputs/gate.ts";
import { shownTarget } from "../../outputs/shown.ts";
import { carryTargets } from "../../record/carry.ts";
import { type Checked, checkTargets } from "../findings.ts";
import type { Project } from "../project.ts";
import type { Source } from "../source.ts";
import { sourceFor } from "../source-for.ts";
import { readTargetRecord } from "../target.ts";

/** Whether the project asks anything of what it publishes. */
export function isGated({ config }: Project): boolean {
  return hasGate(config.gates.publish);
}

/** What the gate says of an article in one language, by the record as it stands: that is what would be published. */
export async function judgeArticle(project: Project, common: Source, lang: LanguageTag): Promise<GateVerdict> {
  const { publish } = project.config.gates;
  const source = sourceFor(common, lang);
  const { record } = carryTargets(source.record, await readTargetRecord(project, source.path, lang));
  const checked: ReadonlyMap<string, Checked> =
    publish.findings === "none" ? new Map() : checkTargets(project, source, record, lang);
  const targets = new Map(record.segments.map((target) => [target.id, target]));
  const counts = ({ severity }: Finding): boolean =>
    severity === "error" || (severity === "warning" && publish.findings === "warning");
  return judgeGate(
    publish,
    source.segments.map((segment): GateSegment => {
      const shown = shownTarget(segment, targets.get(segment.id));
      return {
        paragraph: segment.unit,
        characters: [...plainText(segment.source)].length,
        words: countWords(segment.source),
        standing: shown?.standing,
        stale: shown?.stale === true,
        findings: (checked.get(segment.id)?.findings ?? []).filter(counts).length,
      };
    }),
  );
}
