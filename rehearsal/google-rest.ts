import { fields } from "./fields.ts";
import { type Operation, Refused } from "./glossaries.ts";
import { restError } from "./google-faults.ts";
import type { GoogleAnswer, GoogleService } from "./google-service.ts";
import type { HttpAnswer, HttpRequest, Service } from "./http.ts";

type Handler = (name: string, request: HttpRequest) => Promise<GoogleAnswer> | GoogleAnswer;
type Route = readonly [method: string, path: RegExp, handler: Handler];

/** v3 over REST, as the service's definitions map its methods to addresses. */
export function googleRest(service: GoogleService): Service {
  const routes = routesOf(service);
  return async (request) => {
    const path = decodeURIComponent(request.path);
    for (const [method, pattern, handler] of routes) {
      const name = method === request.method ? pattern.exec(path)?.[1] : undefined;
      if (name !== undefined) return await respond(handler, name, request);
    }
    return undefined;
  };
}

function routesOf(service: GoogleService): readonly Route[] {
  const { glossaries } = service;
  const protocol = "google-rest";
  const project = "(projects/[^/:]+(?:/locations/[^/:]+)?)";
  const location = "(projects/[^/]+/locations/[^/:]+";
  const glossary = `${location}/glossaries/[^/:]+`;
  const at = (pattern: string): RegExp => new RegExp(`^/v3/${pattern}$`);
  return [
    [
      "POST",
      at(`${project}:translateText`),
      (parent, { body, headers }) => service.translateText({ ...fields(body), parent }, { protocol, headers }),
    ],
    [
      "POST",
      at(`${project}:adaptiveMtTranslate`),
      (parent, { body, headers }) => service.adaptiveMtTranslate({ ...fields(body), parent }, { protocol, headers }),
    ],
    [
      "GET",
      at(`${project}/supportedLanguages`),
      (parent, { query }) => plain(service.supportedLanguages(parent, query.get("model") ?? "")),
    ],
    ["POST", at(`${location})/glossaries`), (parent, { body }) => plain(shown(glossaries.create(parent, body)))],
    ["GET", at(`${location})/glossaries`), (parent) => plain(glossaries.list(parent))],
    ["GET", at(`${glossary})`), (name) => plain(glossaries.get(name))],
    ["DELETE", at(`${glossary})`), (name) => plain(shown(glossaries.remove(name)))],
    ["POST", at(`${glossary})/glossaryEntries`), (parent, { body }) => plain(glossaries.createEntry(parent, body))],
    [
      "GET",
      at(`${glossary})/glossaryEntries`),
      (parent, { query }) =>
        plain(glossaries.listEntries(parent, Number(query.get("pageSize") ?? 0), query.get("pageToken") ?? "")),
    ],
    ["GET", at(`${glossary}/glossaryEntries/[^/:]+)`), (name) => plain(glossaries.getEntry(name))],
    [
      "PATCH",
      at(`${glossary}/glossaryEntries/[^/:]+)`),
      (name, { body }) => plain(glossaries.updateEntry({ ...fields(body), name })),
    ],
    ["DELETE", at(`${glossary}/glossaryEntries/[^/:]+)`), (name) => plain(glossaries.removeEntry(name))],
    ["GET", at(`${location}/operations/[^/:]+)`), (name) => plain(shown(glossaries.operation(name)))],
  ];
}

function plain(message: object): GoogleAnswer {
  return { message };
}

/** An operation with its parts as JSON objects that name their types. */
function shown({ name, done, metadata, response }: Operation): object {
  const any = ({ type, value }: Operation["metadata"]): object => ({
    "@type": `type.googleapis.com/google.cloud.translation.v3.${type}`,
    ...value,
  });
  return { name, done, metadata: any(metadata), ...(response === undefined ? {} : { response: any(response) }) };
}

async function respond(handler: Handler, name: string, request: HttpRequest): Promise<HttpAnswer> {
  try {
    if (request.method !== "GET" && request.method !== "DELETE" && typeof request.body !== "object") {
      return restError({ code: 3, message: "Invalid JSON payload received." });
    }
    const { message, fault } = await handler(name, request);
    return { status: 200, json: message, fault };
  } catch (error) {
    if (error instanceof Refused) return restError(error.refusal);
    throw error;
  }
}
