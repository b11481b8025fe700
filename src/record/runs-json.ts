import type { InlineCode, Run, Runs } from "../core/model.ts";
import { joinRuns, textRuns, UNNAMED_CODE } from "../core/runs.ts";

/** Runs as they stand in JSON: a string where there is no code, else a list of strings and codes. */
export type RunsJson = string | readonly (string | CodeJson)[];

interface CodeJson {
  readonly open?: string;
  readonly close?: string;
  readonly standalone?: string;
  readonly name?: string;
  readonly data?: string;
}

const CODE_TYPES = ["open", "close", "standalone"] as const;

/** The JSON form of runs. Codes carry their id under their type, and name and data, so that the text explains itself. */
export function runsToJson(runs: Runs): RunsJson {
  const [first] = runs;
  if (first === undefined) return "";
  if (runs.length === 1 && first.kind === "text") return first.text;
  return runs.map((run) =>
    run.kind === "text" ? run.text : { [run.code.type]: run.code.id, name: run.code.name, data: run.code.data },
  );
}

/** Runs from their JSON form, or undefined where it is none. */
export function runsFromJson(json: unknown): Runs | undefined {
  if (typeof json === "string") return textRuns(json);
  if (!Array.isArray(json)) return undefined;
  const runs = json.map(runFromJson);
  return runs.every((run) => run !== undefined) ? joinRuns(runs) : undefined;
}

function runFromJson(json: unknown): Run | undefined {
  if (typeof json === "string") return { kind: "text", text: json };
  if (typeof json !== "object" || json === null) return undefined;
  const code: Partial<Record<string, unknown>> = { ...json };
  const type = CODE_TYPES.find((candidate) => typeof code[candidate] === "string");
  if (type === undefined) return undefined;
  return { kind: "code", code: { id: String(code[type]), type, ...described(code) } };
}

function described(code: Partial<Record<string, unknown>>): Pick<InlineCode, "name" | "data"> {
  const { name, data } = code;
  return { name: typeof name === "string" ? name : UNNAMED_CODE, data: typeof data === "string" ? data : "" };
}
