import type { Engine, EngineReply, EngineRequest } from "../core/engine.ts";
import type { Run, Runs } from "../core/model.ts";
import { joinRuns, markedText, plainText } from "../core/runs.ts";

const accented: Readonly<Record<string, string>> = {
  ...{ a: "á", c: "ç", e: "é", g: "ğ", i: "í", n: "ñ", o: "ö", s: "š", u: "ü", y: "ý", z: "ž" },
  ...{ A: "Á", C: "Ç", E: "É", G: "Ğ", I: "Í", N: "Ñ", O: "Ö", S: "Š", U: "Ü", Y: "Ý", Z: "Ž" },
};

/**
 * Pseudo-translation: the source with accents, in brackets, codes in their places. Shows on a page what is translated
 * and what is not; free, offline, the same for the same source.
 *
 *     See the {1}new decree{/1}.  →  ⟦Séé thé {1}ñéw déçréé{/1}.⟧
 */
export function pseudoEngine(): Engine {
  return {
    name: "pseudo",
    model: "accents",
    options: "",
    rates: [],
    capabilities: () => ({
      codes: "placeholders",
      terms: "none",
      examples: false,
      context: false,
      limits: { maxStrings: 1024, maxCodepoints: 30_000, mixesCodes: true },
      price: { unit: "codepoint", perMillion: 0 },
    }),
    cost: (item) => [...plainText(item.runs)].length,
    estimate: () => ({ sent: 0, answered: 0 }),
    translate,
    probe: async () => [{ what: "service", state: "fine" }],
    close: async () => {},
  };
}

async function translate(request: EngineRequest): Promise<EngineReply> {
  request.signal.throwIfAborted();
  const answers = request.items.map((item) => {
    const runs = pseudoRuns(item.runs);
    return { kind: "translated" as const, runs, raw: markedText(runs) };
  });
  return { answers };
}

function pseudoRuns(item: Runs): Runs {
  const runs = item.map((run): Run => {
    if (run.kind === "code") return run;
    return { kind: "text", text: run.text.replace(/[A-Za-z]/g, (letter) => accented[letter] ?? letter) };
  });
  return joinRuns([{ kind: "text", text: "⟦" }, ...runs, { kind: "text", text: "⟧" }]);
}
