import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { textRuns } from "../../src/core/runs.ts";
import { readEndpoint, readRestEndpoint } from "../../src/engines/google-endpoint.ts";
import { syncGlossary } from "../../src/engines/google-glossary.ts";
import { openGlossaries } from "../../src/engines/google-glossary-client.ts";
import { googleSettings } from "../../src/engines/google-settings.ts";
import { parseGlossary } from "../../src/terms/glossary.ts";
import { engineOver } from "./google-transports.ts";

const name = "projects/newsroom/locations/us-central1/glossaries/news";

async function terms(more = "") {
  const yaml = `version: 1
terms:
  - { id: senate, source: Senate, variants: [upper house], kk: { term: Сенат }, ru: { term: Сенат }, certainty: A }
  - { id: reuters, source: Reuters, doNotTranslate: true, certainty: A }
  - { id: tenge, source: "tenge, the", ru: { term: тенге }, certainty: A }
${more}`;
  return (await parseGlossary(yaml, "glossary.yaml", ["kk", "ru"])).terms;
}

test("a glossary is made through a bucket, kept up entry by entry, and used in a translation", async () => {
  await using server = await startRehearsal();
  const rest = { endpoint: readRestEndpoint(server.url), transport: "rest" } as const;
  const own = { project: "newsroom", location: "us-central1", model: "general/nmt", glossary: "news" };
  const service = openGlossaries(googleSettings({ ...own, ...rest }));
  const wish = { name, bucket: "newsroom-files", terms: await terms(), from: "en", to: ["kk", "ru"], dryRun: false };

  const planned = await syncGlossary(service, { ...wish, dryRun: true });
  expect(planned).toMatchObject({ created: true, added: 4 });
  expect(await syncGlossary(service, wish)).toEqual(planned);
  const uploaded = await fetch(`${server.url}/storage/v1/b/newsroom-files/o/news.csv`);
  expect(await uploaded.json()).toBe(
    'en,kk,ru\nSenate,Сенат,Сенат\nupper house,Сенат,Сенат\nReuters,Reuters,Reuters\n"tenge, the",,тенге\n',
  );

  // The rehearsal server does not read the table: what is missing is now added entry by entry.
  expect(await syncGlossary(service, wish)).toMatchObject({ created: false, added: 4, changed: 0, removed: 0 });
  expect(await syncGlossary(service, wish)).toMatchObject({ added: 0, changed: 0, removed: 0, kept: 4 });
  const [senate, reuters] = await terms();
  const edited = {
    ...senate!,
    renderings: new Map([["kk", { ...senate!.renderings.get("kk")!, term: "Сенат палатасы" }]]),
  };
  const changed = await syncGlossary(service, { ...wish, terms: [edited, reuters!] });
  expect(changed).toEqual({ created: false, added: 0, changed: 2, removed: 1, kept: 1 });
  const onlyKazakh = await syncGlossary(service, { ...wish, terms: [senate!, reuters!], to: ["kk"] });
  expect(onlyKazakh).toMatchObject({ changed: 2, removed: 0, kept: 1 });
  await service.close();

  for (const transport of ["gRPC", "REST"] as const) {
    const engine = engineOver(transport, server, own);
    expect(engine.capabilities("en", "kk")).toMatchObject({ terms: "glossary" });
    const { signal } = new AbortController();
    const item = { runs: textRuns("The senate met."), terms: [] };
    const { answers } = await engine.translate({ items: [item], from: "en", to: "kk", signal });
    await engine.close();
    expect(answers[0]?.raw).toBe("⟦kk⟧ The Сенат met.");
  }
});

test("without a bucket no glossary is made, and one in other languages is not touched", async () => {
  await using server = await startRehearsal();
  const endpoint = readEndpoint(server.grpcEndpoint);
  const settings = { project: "newsroom", location: "us-central1", model: "general/nmt", endpoint, glossary: "news" };
  const service = openGlossaries(googleSettings(settings));
  const wish = { name, bucket: "", terms: await terms(), from: "en", to: ["kk"], dryRun: false };
  await expect(syncGlossary(service, wish)).rejects.toMatchObject({ code: "E_GLOSSARY_BUCKET" });
  await fetch(`${server.url}/v3/projects/newsroom/locations/us-central1/glossaries`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, languagePair: { sourceLanguageCode: "en", targetLanguageCode: "kk" } }),
  });
  await expect(syncGlossary(service, { ...wish, to: ["kk", "ru"] })).rejects.toMatchObject({
    code: "E_GLOSSARY_LANGUAGES",
    values: { missing: "ru" },
  });
  expect(await syncGlossary(service, wish)).toMatchObject({ created: false, added: 3 });
  expect(await syncGlossary(service, wish)).toMatchObject({ added: 0, kept: 3 });
  await service.close();
});
