import { v2, v3 } from "@google-cloud/translate";
import { PassThroughClient } from "google-auth-library";
import { grpc } from "google-gax";
import type { RehearsalServer } from "../../rehearsal/server.ts";

/** Google's own client, unmodified, over gRPC. */
export function grpcClient(server: RehearsalServer): v3.TranslationServiceClient {
  const [host = "", port] = server.grpcEndpoint.split(":");
  const sslCreds = grpc.credentials.createInsecure();
  return new v3.TranslationServiceClient({ apiEndpoint: host, port: Number(port), sslCreds, projectId: "newsroom" });
}

/** The same over REST. */
export function restClient(server: RehearsalServer): v3.TranslationServiceClient {
  const { hostname, port } = new URL(server.url);
  return new v3.TranslationServiceClient({
    apiEndpoint: hostname,
    port: Number(port),
    protocol: "http",
    fallback: true,
    projectId: "newsroom",
    authClient: new PassThroughClient(),
  });
}

/** The client of v2, which finds the server only by its environment variable. */
export function basicClient(server: RehearsalServer, path: "" | "/language/translate/v2" = ""): v2.Translate {
  process.env["GOOGLE_CLOUD_TRANSLATE_ENDPOINT"] = `${server.url}${path}`;
  try {
    return new v2.Translate({ key: "rehearsal-key" });
  } finally {
    delete process.env["GOOGLE_CLOUD_TRANSLATE_ENDPOINT"];
  }
}

/** Sends JSON and gives back status, headers and what came, read as JSON where it is. */
export async function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return await call(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

export async function call(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true && text !== "";
  const json: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}
