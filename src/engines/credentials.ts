import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../core/problem.ts";

/** Environment variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Google credentials were found, and the project that they belong to, where that is written there. */
export interface Credentials {
  /** Whether the environment names them, so that nobody has to ask for Google by name. */
  readonly named: boolean;
  readonly project: string | undefined;
}

/**
 * Looks for Application Default Credentials where files and the environment say they are. Asks no network: a metadata
 * server counts only where `METADATA_SERVER_DETECTION=assume-present` says that there is one.
 *
 * Throws `E_ENGINE_CREDENTIALS_FILE` where the environment names a file that cannot be read as credentials.
 */
export async function findCredentials(env: Environment): Promise<Credentials | undefined> {
  const project = env["GOOGLE_CLOUD_PROJECT"] || env["GCLOUD_PROJECT"] || undefined;
  if (env["QAZYNA_GOOGLE_ENDPOINT"]) return { named: true, project: project ?? "loopback" };
  const file = env["GOOGLE_APPLICATION_CREDENTIALS"];
  if (file) return { named: true, project: await projectOf(file, project) };
  const wellKnown = wellKnownFile(env);
  if (wellKnown !== undefined && (await isFile(wellKnown)))
    return { named: project !== undefined, project: await projectOf(wellKnown, project) };
  return env["METADATA_SERVER_DETECTION"] === "assume-present" ? { named: true, project } : undefined;
}

/** Where `gcloud auth application-default login` leaves its file; the same rule as in google-auth-library 11. */
function wellKnownFile(env: Environment): string | undefined {
  const name = "application_default_credentials.json";
  if (env["CLOUDSDK_CONFIG"]) return join(env["CLOUDSDK_CONFIG"], name);
  if (process.platform === "win32") return env["APPDATA"] ? join(env["APPDATA"], "gcloud", name) : undefined;
  return env["HOME"] ? join(env["HOME"], ".config", "gcloud", name) : undefined;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** `named`, or else the project that the file names: its own, or the one that a person's use is counted on. */
async function projectOf(path: string, named: string | undefined): Promise<string | undefined> {
  const content = await readCredentials(path);
  const project = named ?? content["project_id"] ?? content["quota_project_id"];
  return typeof project === "string" ? project : undefined;
}

async function readCredentials(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const content: unknown = JSON.parse(await readFile(path, "utf8"));
    if (typeof content === "object" && content !== null) return { ...content };
  } catch {
    // No cause is kept: a JSON error quotes the file, and the file is a secret.
  }
  throw new Problem("E_ENGINE_CREDENTIALS_FILE", {}, { path });
}
