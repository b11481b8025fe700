import { type Engine, EngineFailure, type Probe } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { textRuns } from "../core/runs.ts";
import { googleCapabilities } from "./google-capabilities.ts";
import type { GoogleClient } from "./google-client.ts";
import { googleFailure } from "./google-failure.ts";
import { googleCode } from "./google-languages.ts";
import { type GoogleSettings, parentOf } from "./google-settings.ts";

/** What a probe works with. */
export interface Probing {
  readonly settings: GoogleSettings;
  readonly engine: Pick<Engine, "translate">;
  readonly connected: () => Promise<GoogleClient>;
  readonly from: LanguageTag;
  readonly to: readonly LanguageTag[];
  readonly signal: AbortSignal;
}

/** The one paid request: four characters. */
const word = "Yes.";

/**
 * Looks at credentials, languages and service in turn. The service's own list of languages is the authority on what its
 * model serves; one word is then translated, which needs the same rights, quota and glossary as any text.
 */
export async function probeGoogle(probing: Probing): Promise<readonly Probe[]> {
  const credentials: Probe = { what: "credentials", state: "fine", detail: probing.settings.credentials };
  try {
    const languages = await probeLanguages(probing);
    const rest = [...languages, ...(await probeService(probing, servedOf(probing, languages)))];
    return rest.some(({ what }) => what === "credentials") ? rest : [credentials, ...rest];
  } catch (error) {
    probing.signal.throwIfAborted();
    const problem = error instanceof EngineFailure ? error.problem : googleFailure(error).problem;
    if (problem.code === "E_ENGINE_AUTH")
      return [{ what: "credentials", state: "broken", problem, detail: probing.settings.credentials }];
    return [credentials, { what: "service", state: "broken", problem }];
  }
}

async function probeLanguages({ settings, connected, from, to, signal }: Probing): Promise<readonly Probe[]> {
  const parent = parentOf(settings);
  const served = await (await connected()).languages(parent, `${parent}/models/${settings.model}`, signal);
  return to.map((lang): Probe => {
    const known = googleCapabilities(settings, from, lang);
    if (known instanceof Problem) return { what: "languages", state: "broken", problem: known, detail: lang };
    const missing = [
      ...(served.some(({ code, asSource }) => asSource && code === googleCode(from)) ? [] : [from]),
      ...(served.some(({ code, asTarget }) => asTarget && code === googleCode(lang)) ? [] : [lang]),
    ];
    if (missing[0] === undefined && known.lacks !== undefined)
      return { what: "languages", state: "missing", problem: known.lacks, detail: lang };
    if (missing[0] === undefined) return { what: "languages", state: "fine", detail: lang };
    const problem = new Problem("E_ENGINE_LANGUAGE", { engine: "google", model: settings.model, lang: missing[0] });
    return { what: "languages", state: "broken", problem, detail: lang };
  });
}

function servedOf({ to }: Probing, languages: readonly Probe[]): LanguageTag | undefined {
  return to.find((_lang, index) => languages[index]?.state !== "broken");
}

async function probeService({ engine, from, signal }: Probing, to: LanguageTag | undefined): Promise<readonly Probe[]> {
  if (to === undefined) return [];
  try {
    await engine.translate({ items: [{ runs: textRuns(word), terms: [] }], from, to, signal });
    return [{ what: "service", state: "fine" }];
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    const { failure, problem } = error;
    const isQuota = failure === "throttle" || failure === "daily";
    const isLogin = problem.code === "E_ENGINE_AUTH";
    return [{ what: isQuota ? "quota" : isLogin ? "credentials" : "service", state: "broken", problem }];
  }
}
