import { EngineFailure, type EngineItem, type EngineReply, type Probe } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { textRuns } from "../core/runs.ts";
import { isMap } from "../core/shape.ts";
import { getJson, serviceUrl } from "./http.ts";
import type { Connection } from "./openai-connection.ts";
import { openaiFailure } from "./openai-failure.ts";
import { maskedKey } from "./secrets.ts";

const SENTENCE = "The Senate met on Monday.";

/** Looks at the key, the list of models, and what comes of one short sentence into the first of the languages. */
export async function probeOpenai(
  connection: Connection,
  ask: (item: EngineItem, to: LanguageTag) => Promise<EngineReply>,
  to: readonly LanguageTag[],
  signal: AbortSignal,
): Promise<readonly Probe[]> {
  const service = await attempt("service", signal, () => findModel(connection, signal));
  const [first] = to;
  if (service.state === "broken" || first === undefined) return [probeKey(connection, service), service];
  const sentence = await attempt("languages", signal, async () => {
    const { answers } = await ask({ runs: textRuns(SENTENCE), terms: [] }, first);
    const answer = answers[0];
    return answer?.kind === "refused" ? { state: "broken", problem: answer.problem } : { state: "fine", detail: first };
  });
  const credentials = probeKey(connection, sentence);
  return credentials.state === "broken" ? [credentials, service] : [credentials, service, sentence];
}

function probeKey({ key }: Connection, { problem }: Probe): Probe {
  const refused = problem?.code === "E_ENGINE_AUTH" ? problem : undefined;
  const detail = key === undefined ? "" : maskedKey(key);
  return { what: "credentials", state: refused ? "broken" : "fine", detail, ...(refused && { problem: refused }) };
}

/** Servers that do not list their models are no worse for it: the sentence tells. */
async function findModel({ url, model, key }: Connection, signal: AbortSignal): Promise<Omit<Probe, "what">> {
  const secrets = key === undefined ? [] : [key];
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const reply = await getJson({ engine: "openai", url: serviceUrl("openai", url, "models"), headers, signal, secrets });
  if (reply.status === 404 || reply.status === 405) return { state: "missing", detail: model };
  if (reply.status >= 400) throw openaiFailure(reply, secrets);
  const list = isMap(reply.json) ? reply.json["data"] : undefined;
  const ids = (Array.isArray(list) ? list : []).flatMap((one) => (isMap(one) ? [one["id"]] : []));
  if (ids.length === 0 || ids.includes(model)) return { state: "fine", detail: model };
  const detail = `${model}: ${ids.slice(0, 10).map(String).join(", ")}`.slice(0, 300);
  return { state: "missing", detail, problem: new Problem("E_ENGINE_SETUP", { engine: "openai", detail }) };
}

async function attempt(
  what: Probe["what"],
  signal: AbortSignal,
  look: () => Promise<Omit<Probe, "what">>,
): Promise<Probe> {
  try {
    return { what, ...(await look()) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineFailure) return { what, state: "broken", problem: error.problem };
    throw error;
  }
}
