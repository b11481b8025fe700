import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";

test("a translation that a person wrote in the record without the source's codes is hers, and no run refuses it", async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "articles/gate.md": "Families gather at the [gate](https://example.org).\n",
  });
  await project.run(["--lang", "kk"]);
  const record = JSON.parse(project.read("segments/kk/gate.md.json"));
  record.segments[0].target = "Отбасылар қақпа алдына жиналады.";
  project.write("segments/kk/gate.md.json", JSON.stringify(record, null, 2));
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  project.write("articles/gate.md", `${project.read("articles/gate.md")}\nNobody comes out.\n`);
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(project.read("segments/kk/gate.md.json")).toContain("Отбасылар қақпа алдына жиналады.");
});
