import type { EngineSettings } from "../core/engine-settings.ts";
import { Problem } from "../core/problem.ts";
import { isMap } from "../core/shape.ts";
import type { Environment } from "./credentials.ts";
import { type HttpReply, postJson, serviceUrl } from "./http.ts";
import { type Dialect, FULL_DIALECT, parametersOf, simplerDialect } from "./openai-dialect.ts";
import { openaiFailure, refusalWords } from "./openai-failure.ts";
import { findKey, needKey } from "./secrets.ts";

const NAME = "openai";

/** A server and how it is talked to. */
export interface Connection {
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
  readonly timeoutMs: number;
  /** What the server understands, as far as it has shown by now. */
  dialect: Dialect;
}

/**
 * The connection that the settings and the environment name; nothing is sent yet. `OPENAI_API_KEY` may be missing where
 * the server is on this machine.
 */
export function connect({ url, model }: EngineSettings["openai"], env: Environment, timeoutMs: number): Connection {
  if (!/^\P{Cc}+$/u.test(model)) throw new Problem("E_ENGINE_SETTING", { name: "openai.model", value: model });
  const isHere = /^(localhost|\[::1\]|127(\.\d+){3})$/.test(serviceUrl(NAME, url, "models").hostname);
  const key = isHere ? findKey(NAME, env, "OPENAI_API_KEY") : needKey(NAME, env, "OPENAI_API_KEY");
  return { url, model, key, timeoutMs, dialect: FULL_DIALECT };
}

/**
 * What a model answers to these messages: one request, and again at once, free of charge, where the server does not
 * understand a parameter. Rejects with an `EngineFailure`.
 */
export async function complete(
  connection: Connection,
  messages: readonly { readonly role: string; readonly content: string }[],
  signal: AbortSignal,
): Promise<HttpReply> {
  const { url, model, key, timeoutMs } = connection;
  const secrets = key === undefined ? [] : [key];
  for (;;) {
    const { dialect } = connection;
    const reply = await postJson({
      engine: NAME,
      url: serviceUrl(NAME, url, "chat/completions"),
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      body: { model, messages, ...parametersOf(dialect) },
      signal,
      timeoutMs,
      secrets,
    });
    if (reply.status < 400 && !hasError(reply)) return reply;
    const simpler = simplerDialect(dialect, reply.status, refusalWords(reply));
    if (simpler === undefined) throw openaiFailure(reply, secrets);
    // Another request may have learnt the same meanwhile.
    if (connection.dialect === dialect) connection.dialect = simpler;
  }
}

/** OpenRouter and others tell a model's own failure with the status 200. */
function hasError({ json }: HttpReply): boolean {
  return isMap(json) && isMap(json["error"]) && json["choices"] === undefined;
}
