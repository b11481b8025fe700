import type { EngineConfig } from "../../config/engine-config.ts";
import { Problem } from "../../core/problem.ts";
import { settingsProblem } from "../../engines/google-capabilities.ts";
import { syncGlossary } from "../../engines/google-glossary.ts";
import { glossaryName, googleSettings } from "../../engines/google-settings.ts";
import { googleSettingsFor } from "../../engines/index.ts";
import { say } from "../../report/say.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { openProject } from "../open-project.ts";

/** `translate glossary sync`: brings the engine's own glossary up to the project's. */
export const glossarySync: Command = {
  takesNames: false,
  options: { engine: { type: "string" }, lang: { type: "string" }, "dry-run": { type: "boolean" } },
  run,
};

async function run({ values, reporter, folder, env }: Context): Promise<number> {
  const { engine: named = "google", lang, "dry-run": dryRun } = values;
  if (named !== "google") throw new Problem("E_GLOSSARY_ENGINE", { engine: String(named) });
  const project = await openProject(folder, env);
  const langs = languagesOf(project, lang);
  const { name, bucket, open } = await googleGlossary(project.config.engine, env);
  const service = await open();
  try {
    const { terms } = project.glossary;
    const from = project.config.source.lang;
    const { created, ...changes } = await syncGlossary(service, {
      name,
      bucket,
      terms,
      from,
      to: langs,
      dryRun: dryRun === true,
    });
    reporter.object("glossary-sync", { engine: named, name, langs, dryRun: dryRun === true, created, ...changes });
    reporter.result(say(dryRun ? "glossary.wouldSync" : "glossary.synced", { name, ...changes }));
    if (created) reporter.result(say("glossary.created", { bucket }));
  } finally {
    await service.close();
  }
  return exitCode(new Set());
}

/** The glossary that the configuration names, refused before anything is loaded where it cannot be had. */
async function googleGlossary(config: EngineConfig, env: NodeJS.ProcessEnv) {
  const found = await googleSettingsFor({ wanted: "google", settings: config, env, prices: config.prices });
  if (found === undefined) throw new Problem("E_ENGINE_CREDENTIALS", { engine: "google" });
  const settings = googleSettings(found.settings);
  const name = glossaryName(settings);
  if (name === undefined) throw new Problem("E_GLOSSARY_RESOURCE", { engine: "google" });
  const refused = settingsProblem(settings);
  if (refused !== undefined) throw refused;
  const open = async () => (await import("../../engines/google-glossary-client.ts")).openGlossaries(settings);
  return { name, bucket: settings.bucket, open };
}
