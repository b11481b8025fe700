import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";

const CONFIG = "targets: [kk, ru]\nlanguageCodes: { en: en-US, kk: kk-KZ }\n";

test("a project's language codes stand in its hand-over files, which come back as the same languages", async () => {
  using project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/picket.md": "Nobody comes out.\n",
  });
  expect(await project.run(["--lang", "kk,ru"])).toMatchObject({ code: 0 });
  const sent = project.read("xliff/kk/picket.md.xlf");
  expect(sent).toContain('source-language="en-US" target-language="kk-KZ"');
  expect(project.read("xliff/ru/picket.md.xlf")).toContain('source-language="en-US" target-language="ru"');
  project.write("back.xlf", sent.replace("</source>", '</source><target state="translated">Ешкім шықпайды.</target>'));
  expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
  expect(project.read("segments/kk/picket.md.json")).toContain("Ешкім шықпайды.");
  expect(await project.run(["--lang", "kk,ru", "--frozen"])).toMatchObject({ code: 0 });
});
