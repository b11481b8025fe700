import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { Engine, EngineReply } from "../../src/core/engine.ts";
import { DEFAULT_SETTINGS } from "../../src/core/engine-settings.ts";
import { azureEngine } from "../../src/engines/azure.ts";
import { deeplEngine } from "../../src/engines/deepl.ts";
import { runs } from "./coded.ts";

/** What an engine makes of one answer of its service. */
async function answered(
  engineAt: (url: string) => Engine,
  { headers = {}, json }: { readonly headers?: Readonly<Record<string, string>>; readonly json: unknown },
): Promise<EngineReply> {
  const server = createServer((_, response) => response.writeHead(200, headers).end(JSON.stringify(json)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    // Holds for a server that listens on an address rather than a pipe.
    const engine = engineAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const items = [{ runs: runs("The decree."), terms: [] }];
    return await engine.translate({ items, from: "en", to: "kk", signal: new AbortController().signal });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const azure = (url: string): Engine =>
  azureEngine({ ...DEFAULT_SETTINGS.azure, url }, { AZURE_TRANSLATOR_KEY: "0123456789" });
const deepl = (url: string): Engine => deeplEngine({ url, formality: "default" }, { DEEPL_API_KEY: "0123456789" });

test.for(["-5000000", "1e300", "1.5", "NaN", ""])(
  "what Azure charges is not believed where it says %j",
  async (said) => {
    const json = [{ translations: [{ text: "Жарлық." }] }];
    const reply = await answered(azure, { headers: { "x-metered-usage": said }, json });
    expect(reply).toMatchObject({ answers: [{ kind: "translated" }] });
    expect(reply).not.toHaveProperty("billed");
  },
);

test.for([-1_000_000, 1e300, 1.5, "-7", null])("what DeepL charges is not believed where it says %j", async (said) => {
  const json = { translations: [{ text: "Жарлық.", billed_characters: said }] };
  const reply = await answered(deepl, { json });
  expect(reply).toMatchObject({ answers: [{ kind: "translated" }] });
  expect(reply).not.toHaveProperty("billed");
});
