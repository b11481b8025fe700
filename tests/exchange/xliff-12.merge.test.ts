import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plainText } from "../../src/core/runs.ts";
import { readXliff12 } from "../../src/exchange/xliff-12.ts";

const KANDAS = readFileSync(new URL("../fixtures/exchange/kandas.xlf", import.meta.url), "utf8");
const HAS_GIT = spawnSync("git", ["--version"]).status === 0;

test.skipIf(!HAS_GIT)("git merges two people's work on neighbouring segments", () => {
  const first = KANDAS.replace('approved="no" resname="kandas-law', 'approved="yes" resname="kandas-law').replace(
    /<target state="needs-review-translation" state-qualifier="leveraged-mt">.*/,
    '<target state="signed-off">Жарлықты қараңыз.</target>',
  );
  const second = KANDAS.replace('approved="no" resname="kandas-quota', 'approved="yes" resname="kandas-quota').replace(
    /<target state="needs-review-translation">.*/,
    '<target state="final">Квота — 2 124 адам.</target>',
  );
  const merged = merge(first, KANDAS, second);
  const units = readXliff12(merged, "kandas.xlf")[0]!.units;
  expect(units.slice(1, 3).map(({ state, target }) => [state, plainText(target!)])).toEqual([
    ["reviewed", "Жарлықты қараңыз."],
    ["final", "Квота — 2 124 адам."],
  ]);
});

/** What `git merge-file` makes of two descendants of `base`; fails on a conflict. */
function merge(ours: string, base: string, theirs: string): string {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-merge-"));
  try {
    const paths = [ours, base, theirs].map((text, index) => {
      const path = join(folder, `${index}.xlf`);
      writeFileSync(path, text);
      return path;
    });
    const { status, stdout } = spawnSync("git", ["merge-file", "-p", ...paths], { encoding: "utf8" });
    expect(status).toBe(0);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
