import { Problem } from "../core/problem.ts";
import { openService } from "./google-client.ts";
import { fieldsOf, googleFailure } from "./google-failure.ts";
import type { EntryTexts, GlossaryEntry, GlossaryService } from "./google-glossary.ts";
import type { GoogleSettings } from "./google-settings.ts";

type Service = ReturnType<typeof openService>;
type WireEntry = NonNullable<Parameters<Service["updateGlossaryEntry"]>[0]>["glossaryEntry"];
type WireGlossary = NonNullable<NonNullable<Parameters<Service["createGlossary"]>[0]>["glossary"]>;
type WireTerm = { readonly languageCode?: string | null; readonly text?: string | null };

const NOT_FOUND = 5;

/** The service's glossaries through its own client; every failure is a Problem. Loads the client library. */
export function openGlossaries(settings: GoogleSettings): GlossaryService {
  const service = openService(settings);
  const ready = service.initialize();
  ready.catch(() => {}); // reported by the first call
  const ask = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      await ready;
      return await call();
    } catch (error) {
      throw error instanceof Problem ? error : googleFailure(error).problem;
    }
  };
  return {
    find: (name) => ask(() => findGlossary(service, name)),
    entries: (name) =>
      ask(async () => {
        const [glossary] = await service.getGlossary({ name });
        const codes = languagesOf(glossary);
        const [entries] = await service.listGlossaryEntries({ parent: name });
        return entries.map((entry): GlossaryEntry => ({ name: entry.name ?? "", texts: textsOf(entry, codes) }));
      }),
    create: (name, languages, bucket, csv) =>
      ask(async () => {
        const uri = await upload(service, settings, bucket, `${name.split("/").at(-1)}.csv`, csv);
        const parent = name.split("/glossaries/")[0] ?? "";
        const languageCodesSet = { languageCodes: [...languages] };
        const glossary = { name, languageCodesSet, inputConfig: { gcsSource: { inputUri: uri } } };
        const [operation] = await service.createGlossary({ parent, glossary });
        await operation.promise();
      }),
    add: async (name, texts, oneDirection) => {
      await ask(() => service.createGlossaryEntry({ parent: name, glossaryEntry: wireEntry(texts, oneDirection) }));
    },
    change: async ({ name, texts }, oneDirection) => {
      await ask(() => service.updateGlossaryEntry({ glossaryEntry: { name, ...wireEntry(texts, oneDirection) } }));
    },
    remove: async ({ name }) => {
      await ask(() => service.deleteGlossaryEntry({ name }));
    },
    close: () =>
      ready.then(
        () => service.close(),
        () => {}, // never opened, as the first call has said
      ),
  };
}

async function findGlossary(service: Service, name: string) {
  try {
    const [glossary] = await service.getGlossary({ name });
    return { languages: languagesOf(glossary), oneDirection: Boolean(glossary.languagePair) };
  } catch (error) {
    if (fieldsOf(error)["code"] === NOT_FOUND) return undefined;
    throw error;
  }
}

function languagesOf({ languagePair, languageCodesSet }: WireGlossary): readonly string[] {
  if (!languagePair) return languageCodesSet?.languageCodes ?? [];
  return [languagePair.sourceLanguageCode ?? "", languagePair.targetLanguageCode ?? ""];
}

function textsOf({ termsPair, termsSet }: NonNullable<WireEntry>, codes: readonly string[]): EntryTexts {
  const [from = "", to = ""] = codes;
  const pair = termsPair
    ? [
        { ...termsPair.sourceTerm, languageCode: from },
        { ...termsPair.targetTerm, languageCode: to },
      ]
    : [];
  const terms: readonly WireTerm[] = [...pair, ...(termsSet?.terms ?? [])];
  return new Map(terms.map(({ languageCode, text }) => [languageCode ?? "", text ?? ""]));
}

function wireEntry(texts: EntryTexts, oneDirection: boolean): NonNullable<WireEntry> {
  const terms = [...texts].map(([languageCode, text]) => ({ languageCode, text }));
  const [sourceTerm, targetTerm] = terms;
  if (oneDirection && sourceTerm && targetTerm) return { termsPair: { sourceTerm, targetTerm } };
  return { termsSet: { terms } };
}

/** Puts a file into a bucket with one authorised request of Cloud Storage's JSON API; gives its `gs://` address. */
async function upload(
  service: Service,
  { endpoint }: Pick<GoogleSettings, "endpoint">,
  bucket: string,
  file: string,
  content: string,
): Promise<string> {
  const host = endpoint === undefined ? "https://storage.googleapis.com" : `http://${endpoint.host}:${endpoint.port}`;
  const url = `${host}/upload/storage/v1/b/${bucket}/o?uploadType=media&name=${encodeURIComponent(file)}`;
  await service.auth.request({ url, method: "POST", headers: { "content-type": "text/csv" }, data: content });
  return `gs://${bucket}/${file}`;
}
