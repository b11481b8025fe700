import type { Service } from "./http.ts";

/** Cloud Storage, as far as putting a file into a bucket and getting it back needs it; empty at first. */
export function storage(): Service {
  const files = new Map<string, string>();
  return async ({ method, path, query, text }) => {
    const bucket = /^\/upload\/storage\/v1\/b\/([^/]+)\/o$/.exec(path)?.[1];
    if (method === "POST" && bucket !== undefined) {
      const name = query.get("name") ?? "";
      files.set(`${bucket}/${name}`, text);
      return { status: 200, json: { bucket, name, size: String(text.length) } };
    }
    const [, from, name = ""] = /^\/storage\/v1\/b\/([^/]+)\/o\/([^/]+)$/.exec(path) ?? [];
    const file = from === undefined ? undefined : files.get(`${from}/${decodeURIComponent(name)}`);
    return method === "GET" && file !== undefined ? { status: 200, json: file } : undefined;
  };
}
