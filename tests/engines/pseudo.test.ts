import { expect, test } from "vitest";
import type { Runs } from "../../src/core/model.ts";
import { codesOf, markedText } from "../../src/core/runs.ts";
import { pseudoEngine } from "../../src/engines/pseudo.ts";

test("pseudo-translation is accented, bracketed, free, and keeps codes where they are", async () => {
  const item: Runs = [
    { kind: "text", text: "Astana's " },
    { kind: "code", code: { id: "1", type: "open", name: "bold", data: "**" } },
    { kind: "text", text: "new" },
    { kind: "code", code: { id: "1", type: "close", name: "bold", data: "**" } },
    { kind: "text", text: " budget" },
  ];
  const engine = pseudoEngine();
  const signal = new AbortController().signal;
  const { answers } = await engine.translate({ items: [{ runs: item, terms: [] }], from: "en", to: "kk", signal });
  const [answer] = answers;
  const runs = answer?.kind === "translated" ? answer.runs : [];
  expect(markedText(runs)).toBe("⟦Áštáñá'š {1}ñéw{/1} büdğét⟧");
  expect(codesOf(runs)).toEqual(codesOf(item));
  expect(engine.capabilities("en", "kk")).toMatchObject({ price: { perMillion: 0 } });
});
