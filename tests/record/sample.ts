import type { Origin, Runs, Target } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";

export const AT = "2026-01-15T09:00:00Z";
export const engine: Origin = { kind: "engine", engine: "google", model: "general/nmt", terms: ["kandas"] };

/** A link in running text. */
export const linked: Runs = [
  { kind: "text", text: "See the " },
  { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
  { kind: "text", text: "decree" },
  { kind: "code", code: { id: "1", type: "close", name: "link", data: "](/decree)" } },
  { kind: "text", text: "." },
];

export const source: Runs = textRuns("Nobody comes out.");

export const drafted: Target = {
  id: "s1",
  source,
  target: textRuns("Ешкім шықпайды."),
  state: "draft",
  origin: engine,
  at: AT,
  raw: textRuns("Ешкім шыққан жоқ."),
};

export const edited: Target = {
  id: "s2",
  source,
  target: textRuns("Ешкім де шықпайды."),
  state: "edited",
  origin: { kind: "person" },
  by: "aigerim",
  at: AT,
};
