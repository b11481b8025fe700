import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Engine } from "../../src/core/engine.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";
import { localEngine } from "../../src/engines/local.ts";
import { readModel } from "../../src/engines/local-model.ts";
import { findTransformers } from "../../src/engines/local-pipeline.ts";
import { filesBelow } from "../../src/files/tree.ts";
import { saying, writeLocalModel } from "../support/local-model.ts";
import { runs } from "./coded.ts";

/** Where the optional package is installed: a project's folder, named by the environment. */
const home = process.env["QAZYNA_TRANSFORMERS_PROJECT"] ?? process.cwd();
const why = isInstalled() ? "" : " (skipped: @huggingface/transformers is not installed)";

function isInstalled(): boolean {
  try {
    return findTransformers(home) !== "";
  } catch {
    return false;
  }
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "qazyna-model-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function fixture(): string {
  const path = join(folder(), "tiny-nllb");
  writeLocalModel(path);
  return path;
}

/** A project in which something stands in the place of the package: enough to be found, never loaded. */
function projectWithPackage(): string {
  const root = folder();
  const place = join(root, "node_modules", "@huggingface", "transformers");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), '{"name":"@huggingface/transformers","main":"index.js"}');
  writeFileSync(join(place, "index.js"), "throw new Error('loaded too early');");
  return root;
}

test("the fixture model is the same bytes each time, and small", () => {
  const [one, other] = [fixture(), fixture()];
  const names = filesBelow(one);
  expect(names).toEqual(filesBelow(other));
  const sum = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
  for (const name of names) expect(sum(join(one, name))).toBe(sum(join(other, name)));
  expect(names.reduce((bytes, name) => bytes + readFileSync(join(one, name)).byteLength, 0)).toBeLessThan(36_000);
});

test("without the package the problem names it, and nothing is downloaded", () => {
  const open = () => localEngine({ model: fixture(), root: folder() });
  if (!isInstalled() || process.env["QAZYNA_TRANSFORMERS_PROJECT"] !== undefined)
    expect(open).toThrow(
      expect.objectContaining({
        code: "E_ENGINE_PACKAGE",
        values: { engine: "local", package: "@huggingface/transformers" },
      }),
    );
});

test.for(["config.json", "tokenizer_config.json", "tokenizer.json", "onnx/decoder_model_merged.onnx"])(
  "a model without %s is refused, naming folder and file",
  (file) => {
    const path = fixture();
    rmSync(join(path, file));
    expect(() => readModel(path, "/")).toThrow(
      expect.objectContaining({ code: "E_ENGINE_MODEL_FILE", values: { engine: "local", path, file } }),
    );
  },
);

test("a model without an encoder, a broken one, one of another kind and none at all are refused", () => {
  const without = fixture();
  rmSync(join(without, "onnx", "encoder_model.onnx"));
  expect(() => readModel(without, "/")).toThrow(expect.objectContaining({ code: "E_ENGINE_MODEL_FILE" }));
  const broken = fixture();
  writeFileSync(join(broken, "config.json"), "{");
  expect(() => readModel(broken, "/")).toThrow(expect.objectContaining({ code: "E_ENGINE_MODEL_FILE" }));
  const other = fixture();
  writeFileSync(join(other, "config.json"), '{"model_type":"bert"}');
  expect(() => readModel(other, "/")).toThrow(
    expect.objectContaining({ code: "E_ENGINE_MODEL_KIND", values: { engine: "local", path: other, type: "bert" } }),
  );
  expect(() => readModel("", "/")).toThrow(expect.objectContaining({ code: "E_ENGINE_SETTING" }));
});

test("a path counts from the project's folder, and smaller weights come first", () => {
  const path = fixture();
  const parent = join(path, "..");
  expect(readModel("tiny-nllb", parent)).toEqual({ parent, name: "tiny-nllb", family: "nllb", dtype: "fp32" });
  for (const name of ["encoder_model_quantized", "decoder_model_merged_quantized"])
    writeFileSync(join(path, "onnx", `${name}.onnx`), "");
  expect(readModel("tiny-nllb", parent)).toMatchObject({ dtype: "q8" });
});

test("each family of models serves its own languages", () => {
  const root = projectWithPackage();
  const path = fixture();
  const can = (from: string, to: string) => localEngine({ model: path, root }).capabilities(from, to);
  expect(can("en", "kk")).toMatchObject({ codes: "none", price: { perMillion: 0 } });
  expect(can("en", "kk-Arab")).toMatchObject({ code: "E_ENGINE_LANGUAGE", values: { lang: "kk-Arab" } });
  writeFileSync(join(path, "tokenizer_config.json"), '{"tokenizer_class":"M2M100Tokenizer"}');
  expect(can("en", "ky")).toMatchObject({ code: "E_ENGINE_LANGUAGE", values: { lang: "ky" } });
  writeFileSync(join(path, "config.json"), '{"model_type":"marian","_name_or_path":"Helsinki-NLP/opus-mt-en-ru"}');
  expect(can("en", "ru")).toMatchObject({ codes: "none" });
  expect(can("en", "kk")).toMatchObject({ code: "E_ENGINE_LANGUAGE", values: { lang: "kk" } });
});

test("a text with inline codes is refused, and a package that breaks is a failure that stops the engine", async () => {
  const engine = localEngine({ model: fixture(), root: projectWithPackage() });
  const items = [{ runs: textRuns("The Senate met."), terms: [] }];
  const call = engine.translate({ items, from: "en", to: "kk", signal: new AbortController().signal });
  await expect(call).rejects.toMatchObject({ failure: "auth", problem: { code: "E_ENGINE_MODEL_BROKEN" } });
});

async function translated(engine: Engine, to: string): Promise<readonly string[]> {
  const items = ["The Senate met.", " It rained. ", "See {1}this{/1}."].map((text) => ({
    runs: runs(text),
    terms: [],
  }));
  const { answers } = await engine.translate({ items, from: "en", to, signal: new AbortController().signal });
  return answers.map((answer) => (answer.kind === "translated" ? plainText(answer.runs) : answer.problem.code));
}

test.skipIf(why !== "")(`transformers.js loads the fixture model and translates with it${why}`, async () => {
  const engine = localEngine({ model: fixture(), root: home });
  const [kk, ru] = [saying("kaz_Cyrl"), saying("rus_Cyrl")];
  expect(await translated(engine, "kk")).toEqual([kk, ` ${kk} `, "E_ENGINE_CODES"]);
  expect(await translated(engine, "ru")).toEqual([ru, ` ${ru} `, "E_ENGINE_CODES"]);
  expect(await engine.probe("en", ["kk"], AbortSignal.timeout(60_000))).toMatchObject([{ state: "fine" }]);
});
