import { type Engine, EngineFailure, type Probe } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";

/** What a service can be asked about itself. */
export interface ServiceLook {
  /** The masked key and other names for people, e.g. `…a1b2`; undefined where no key is needed. */
  readonly credentials: string | undefined;
  /** The service's code of a language, or undefined where it does not serve it. */
  codeOf(tag: LanguageTag): string | undefined;
  /** Into which codes, in lower case, the service says that it translates from a language. */
  targets(from: LanguageTag, signal: AbortSignal): Promise<ReadonlySet<string>>;
  /** What is left of a quota, in words. */
  quota?(signal: AbortSignal): Promise<string>;
}

/**
 * Whether a service can be used: its languages, its quota where it tells that, and one request of four characters.
 *
 * A language that is in our table and not in the service's list is only `missing`: lists leave some out (DeepL's has
 * left out those that only its newest models have), and the request decides. Rejects with the signal's reason alone.
 */
export async function probeService(
  engine: Engine,
  service: ServiceLook,
  { from, to, signal }: { from: LanguageTag; to: readonly LanguageTag[]; signal: AbortSignal },
): Promise<readonly Probe[]> {
  const served = to.filter((lang) => !(engine.capabilities(from, lang) instanceof Problem));
  const probes: Probe[] = to.flatMap((lang) => {
    const found = engine.capabilities(from, lang);
    return found instanceof Problem ? [{ what: "languages", state: "broken", problem: found }] : [];
  });
  if (served.length > 0) {
    const { targets, quota } = service;
    probes.push(
      ...(await look("languages", signal, async () => languagesSaid(service, served, await targets(from, signal)))),
    );
    if (quota !== undefined)
      probes.push(...(await look("quota", signal, async () => ({ state: "fine", detail: await quota(signal) }))));
    // A key that was refused once need not be refused again.
    if (!probes.some(isAuth))
      probes.push(...(await look("service", signal, () => tinyRequest(engine, from, served, signal))));
  }
  const refused = probes.find(isAuth)?.problem;
  const detail = service.credentials === undefined ? {} : { detail: service.credentials };
  const credentials: Probe =
    refused === undefined
      ? { what: "credentials", state: "fine", ...detail }
      : { what: "credentials", state: "broken", problem: refused, ...detail };
  return [credentials, ...probes.filter((probe) => !isAuth(probe))];
}

function isAuth(probe: Probe): boolean {
  return probe.problem?.code === "E_ENGINE_AUTH";
}

type Finding = Omit<Probe, "what">;

async function look(what: Probe["what"], signal: AbortSignal, ask: () => Promise<Finding>): Promise<readonly [Probe]> {
  try {
    return [{ what, ...(await ask()) }];
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EngineFailure)) throw error;
    return [{ what, state: "broken", problem: error.problem }];
  }
}

function languagesSaid(service: ServiceLook, to: readonly LanguageTag[], targets: ReadonlySet<string>): Finding {
  const unlisted = to.filter((lang) => !targets.has(service.codeOf(lang)?.toLowerCase() ?? ""));
  return unlisted.length === 0
    ? { state: "fine", detail: to.join(", ") }
    : { state: "missing", detail: unlisted.join(", ") };
}

async function tinyRequest(
  engine: Engine,
  from: LanguageTag,
  [to]: readonly LanguageTag[],
  signal: AbortSignal,
): Promise<Finding> {
  if (to === undefined) return { state: "missing" };
  const items = [{ runs: [{ kind: "text" as const, text: "Yes." }], terms: [] }];
  const { answers } = await engine.translate({ items, from, to, signal });
  const [answer] = answers;
  return answer?.kind === "refused" ? { state: "broken", problem: answer.problem } : { state: "fine" };
}
