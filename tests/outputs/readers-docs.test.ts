import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleProject } from "../support/project.ts";

const DOCS = join(import.meta.dirname, "..", "..", "docs", "readers.md");

test("the loader in the docs loads the sample's resources, and says of each text in which language it is", () => {
  const loader = /```ts\n([\s\S]*?)```/.exec(readFileSync(DOCS, "utf8"))?.[1] ?? "";
  using project = sampleProject();
  project.write("loader.ts", loader);
  project.write(
    "use.ts",
    'import { loadTexts } from "./loader.ts";\nconsole.log(JSON.stringify([...loadTexts("day-at-the-centre.md", "kk", "en")]));\n',
  );
  const { stdout, stderr } = spawnSync(process.execPath, ["use.ts"], { cwd: project.root, encoding: "utf8" });
  expect(stderr).toBe("");
  const texts = new Map<string, { readonly text: string; readonly lang: string }>(JSON.parse(stdout));
  expect(texts.get("title")).toEqual({ text: "Орталықтағы бір күн", lang: "kk" });
  expect(texts.get("se6a04bf252d8")?.lang).toBe("kk");
  expect([...texts.values()].filter(({ lang }) => lang === "en").length).toBe(6);
});
