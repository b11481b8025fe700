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
  /** For people: their kind and whose they are, masked. */
  readonly detail: string;
}

/**
 * Looks for Application Default Credentials where files and the environment say they are. Asks no network: a metadata
 * server counts only where `METADATA_SERVER_DETECTION=assume-present` says that there is one.
 *
 * Throws `E_ENGINE_CREDENTIALS_FILE` where the environment names a file that cannot be read as credentials.
 */
export async function findCredentials(env: Environment): Promise<Credentials | undefined> {
  const project = env["GOOGLE_CLOUD_PROJECT"] || env["GCLOUD_PROJECT"] || undefined;
  const loopback = env["QAZYNA_GOOGLE_ENDPOINT"] || env["QAZYNA_GOOGLE_REST"];
  if (loopback) return { named: true, project: project ?? "loopback", detail: loopback };
  const file = env["GOOGLE_APPLICATION_CREDENTIALS"];
  if (file) return { named: true, ...(await inFile(file, project)) };
  const wellKnown = wellKnownFile(env);
  if (wellKnown !== undefined && (await isFile(wellKnown)))
    return { named: project !== undefined, ...(await inFile(wellKnown, project)) };
  const onGoogle = env["METADATA_SERVER_DETECTION"] === "assume-present";
  return onGoogle ? { named: true, project, detail: "METADATA_SERVER_DETECTION" } : undefined;
}

/** The API key that v2 may be used with, or undefined. It is looked at only where the configuration names v2. */
export function findApiKey(env: Environment): { readonly key: string; readonly detail: string } | undefined {
  for (const name of ["GOOGLE_TRANSLATE_API_KEY", "GOOGLE_API_KEY"]) {
    const key = env[name]?.trim();
    if (key) return { key, detail: `${name} …${key.length > 12 ? key.slice(-4) : ""}` };
  }
  return undefined;
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

/** The project `named`, or else the one that the file names: its own, or the one that a person's use is counted on. */
async function inFile(path: string, named: string | undefined): Promise<Pick<Credentials, "project" | "detail">> {
  const content = await readCredentials(path);
  const project = named ?? content["project_id"] ?? content["quota_project_id"];
  const [kind, email] = [content["type"], content["client_email"]].map((value) =>
    typeof value === "string" ? value : "",
  );
  const detail = [kind, email?.replace(/^(.{2})[^@]*/, "$1…")].filter((part) => part).join(" ");
  return { project: typeof project === "string" ? project : undefined, detail };
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
