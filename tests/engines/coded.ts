import fc from "fast-check";
import type { InlineCode, Run, Runs } from "../../src/core/model.ts";
import { codesOf, joinRuns, markedText } from "../../src/core/runs.ts";

function code(id: string, type: InlineCode["type"]): Run {
  return {
    kind: "code",
    code: { id, type, name: type === "standalone" ? "footnote" : "bold", data: `<${type}${id}>` },
  };
}

/** Runs from marks: `See {1}it{/1}.{2/}` */
export function runs(marked: string): Runs {
  const parts = marked.split(/(\{\/?\d+\/?\})/);
  return joinRuns(
    parts.map((part): Run => {
      const mark = /^\{(\/?)(\d+)(\/?)\}$/.exec(part);
      if (mark === null) return { kind: "text", text: part };
      return code(mark[2]!, mark[1] ? "close" : mark[3] ? "standalone" : "open");
    }),
  );
}

/** Segments with codes that may be unpaired or crossing, and text with markup, entities and white space. */
export const segments: fc.Arbitrary<Runs> = fc
  .array(
    fc.oneof(
      fc
        .constantFrom(
          "Tokayev ",
          "said",
          " & signed",
          "<b>",
          "&amp;",
          "«Жаңа»",
          " ",
          "қазақ",
          '"',
          "\u00A0",
          "😀",
          "⟦1⟧",
          "⟦x2",
          "⟧",
        )
        .map((text): Run => ({ kind: "text", text })),
      fc
        .tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom<InlineCode["type"][]>("open", "close"))
        .map(([id, type]) => code(id, type)),
      fc.constantFrom("7", "8", "9").map((id) => code(id, "standalone")),
    ),
    { maxLength: 12 },
  )
  .map((list): Runs => {
    const seen = new Set<string>();
    const once = list.filter((run) => {
      const key = run.kind === "code" ? markedText([run]) : undefined;
      if (key === undefined || !seen.has(key)) return key === undefined || seen.add(key).size > 0;
      return false;
    });
    const closeFirst = (id: string): boolean => {
      const order = codesOf(once).filter((c) => c.id === id);
      return order[0]?.type === "close" && order.length > 1;
    };
    return joinRuns(once.filter((run) => run.kind === "text" || !closeFirst(run.code.id)));
  });
