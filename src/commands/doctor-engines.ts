import { EngineFailure, type Probe } from "../core/engine.ts";
import type { EngineName } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { type Chosen, chooseEngine } from "../engines/index.ts";
import { enginesWithKeys, maskedKeys } from "../engines/keys.ts";
import type { Project } from "../journey/project.ts";
import { describeProblem, say } from "../report/say.ts";

/** One thing looked at. `fine` needs nothing, `missing` may be wanted, `broken` stops the work. */
export interface Look {
  readonly what: string;
  /** Whose thing it is, where it is an engine's. */
  readonly engine?: string;
  readonly state: "fine" | "missing" | "broken";
  readonly detail: string;
  readonly code?: string;
}

/** How long an engine may take for all that it is asked. */
const PROBE_MS = 30_000;

/** An engine to look at. */
interface Patient {
  readonly name: EngineName;
  /** The languages that it would be asked for. */
  readonly langs: readonly LanguageTag[];
  /** Whether the configuration names it; else there is only a key for it in the environment. */
  readonly isConfigured: boolean;
}

/**
 * Looks at each engine that the configuration names or the environment holds a key for, with at most one tiny request
 * each; with `offline` nothing is sent.
 */
export async function lookAtEngines(
  project: Project,
  env: NodeJS.ProcessEnv,
  { offline }: { readonly offline: boolean },
): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (const patient of patientsOf(project, env)) {
    const found = await lookAt(project, env, patient, offline);
    // What nobody has asked for stops no work.
    const soften = (look: Look): Look => (look.state === "broken" ? { ...look, state: "missing" } : look);
    looks.push(...(patient.isConfigured ? found : found.map(soften)));
  }
  return looks;
}

function patientsOf({ config }: Project, env: NodeJS.ProcessEnv): readonly Patient[] {
  const { name, byLanguage } = config.engine;
  const configured = new Map<EngineName, LanguageTag[]>();
  for (const lang of config.targets) {
    const wanted = byLanguage[lang] ?? name;
    configured.set(wanted, [...(configured.get(wanted) ?? []), lang]);
  }
  const known = [...configured].map(([wanted, langs]): Patient => ({ name: wanted, langs, isConfigured: true }));
  const names = new Set<EngineName>(known.map((patient) => (patient.name === "auto" ? "google" : patient.name)));
  const others = enginesWithKeys(env).filter((other) => !names.has(other));
  return [...known, ...others.map((other) => ({ name: other, langs: config.targets, isConfigured: false }))];
}

async function lookAt(
  { config }: Project,
  env: NodeJS.ProcessEnv,
  { name, langs, isConfigured }: Patient,
  offline: boolean,
): Promise<readonly Look[]> {
  const chosen = await problemOr(() =>
    chooseEngine({ wanted: name, settings: config.engine, prices: config.engine.prices, env }),
  );
  if (chosen instanceof Problem) return [brokenLook("engine", name, chosen)];
  if (chosen.kind === "none") return [noneLook(name, chosen)];
  const { engine } = chosen;
  try {
    const reason = chosen.reason === "asked" ? (isConfigured ? "configured" : "credentials") : chosen.reason;
    const detail = say("run.engine", { engine: engine.name, reason: say(`run.reason.${reason}`) });
    const first: Look = { what: "engine", engine: engine.name, state: "fine", detail };
    if (offline) return [first, ...keyLooks(engine.name, name, env)];
    const signal = AbortSignal.timeout(PROBE_MS);
    const probes = await problemOr(() => engine.probe(config.source.lang, langs, signal), engine.name);
    if (probes instanceof Problem) return [first, brokenLook("service", engine.name, probes)];
    return [first, ...probes.map((probe) => probeLook(engine.name, probe))];
  } finally {
    await engine.close();
  }
}

/** What `work` gives, or the Problem that kept it from it: the engine's own, or that it took too long. */
async function problemOr<T>(work: () => Promise<T>, engine = ""): Promise<T | Problem> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return error;
    if (error instanceof EngineFailure) return error.problem;
    if (!(error instanceof DOMException) || error.name !== "TimeoutError") throw error;
    return new Problem("E_ENGINE_UNREACHABLE", { engine, detail: say("doctor.timeout", { seconds: PROBE_MS / 1000 }) });
  }
}

function noneLook(name: EngineName, { reason }: Extract<Chosen, { kind: "none" }>): Look {
  const isWanted = name !== "none";
  const detail = say(isWanted ? `run.reason.${reason}` : "doctor.noEngine");
  return { what: "engine", state: isWanted ? "missing" : "fine", detail };
}

function keyLooks(engine: string, name: EngineName, env: NodeJS.ProcessEnv): readonly Look[] {
  const found = maskedKeys(name === "auto" ? "google" : name, env);
  return found.length === 0 ? [] : [{ what: "credentials", engine, state: "fine", detail: found.join(", ") }];
}

function probeLook(engine: string, { what, state, problem, detail = "" }: Probe): Look {
  if (problem === undefined) return { what, engine, state, detail };
  const look = brokenLook(what, engine, problem);
  return { ...look, state, detail: [detail, look.detail].filter((part) => part !== "").join(": ") };
}

/** A problem as a look. */
export function brokenLook(what: string, engine: string | undefined, problem: Problem): Look {
  const { text, place, hint, code } = describeProblem(problem);
  const sentence = /[.!?…]$/u.test(text) ? text : `${text}.`;
  const detail = say("doctor.problem", { place: place ?? "", text: sentence, hint: hint ?? "" }).trim();
  return { what, ...(engine === undefined ? {} : { engine }), state: "broken", detail, code };
}
