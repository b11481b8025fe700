import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesGlob, selects } from "../../src/core/globs.ts";

test.each([
  ["**/*.md", "kandas.md", true],
  ["**/*.md", "2026/11/kandas.md", true],
  ["**/*.md", "kandas.mdx", false],
  ["*.md", "2026/kandas.md", false],
  ["2026/**", "2026/11/kandas.md", true],
  ["2026/**/kandas.md", "2026/kandas.md", true],
  ["**/11/**/*.txt", "2026/11/a/b.txt", true],
  ["**/11/**/*.txt", "2026/12/a/b.txt", false],
  ["k?ndas.*", "kandas.md", true],
  ["k?ndas.*", "kndas.md", false],
  ["**/*.md", ".obsidian/kandas.md", false],
  ["**/*.md", "2026/.kandas.md", false],
  [".obsidian/*.md", ".obsidian/kandas.md", true],
  ["қазақ/*.md", "қазақ/үй.md", true],
  ["./articles/*.md", "articles/a.md", true],
  ["a+b(c).md", "a+b(c).md", true],
  ["**", "a/b", true],
])("%s and %s: %s", (glob, path, fits) => {
  expect(matchesGlob(glob, path)).toBe(fits);
});

test("Unicode forms make no difference", () => {
  expect(matchesGlob("й*.md".normalize("NFC"), "йод.md".normalize("NFD"))).toBe(true);
});

test("exclude takes away from include", () => {
  const globs = { include: ["**/*.md", "**/*.txt"], exclude: ["drafts/**", "**/README.md"] };
  const paths = ["a.md", "b/c.txt", "drafts/a.md", "b/README.md", "d.html"];
  expect(paths.filter((path) => selects(globs, path))).toEqual(["a.md", "b/c.txt"]);
});

test("a path fits itself, **, and itself with any of its names starred", () => {
  const name = fc.stringMatching(/^[a-zқү0-9][a-zқү0-9.]{0,5}$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.nat(), (names, pick) => {
      const path = names.join("/");
      const starred = names.map((part, index) => (index === pick % names.length ? "*" : part)).join("/");
      expect([path, "**", starred].map((glob) => matchesGlob(glob, path))).toEqual([true, true, true]);
    }),
  );
});

test("thirty stars before a letter that does not occur end soon", () => {
  expect(matchesGlob(`${"*a".repeat(30)}b`, "a".repeat(2000))).toBe(false);
  expect(matchesGlob(`${"**/a/".repeat(30)}b`, "a/".repeat(2000))).toBe(false);
});
