import type { Run, Runs } from "../../src/core/model.ts";
import { joinRuns } from "../../src/core/runs.ts";

/** Runs from text in which `{1}` opens a code, `{/1}` closes it and `{1/}` stands alone. */
export function markedRuns(marked: string): Runs {
  const parts = marked.split(/(\{\/?\d+\}|\{\d+\/\})/);
  return joinRuns(
    parts.map((part, index): Run => {
      if (index % 2 === 0) return { kind: "text", text: part };
      const id = part.replace(/\D/g, "");
      const type = part.startsWith("{/") ? "close" : part.endsWith("/}") ? "standalone" : "open";
      return { kind: "code", code: { id, type, name: "bold", data: type === "standalone" ? "<br>" : "**" } };
    }),
  );
}
