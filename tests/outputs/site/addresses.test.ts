import { expect, test } from "vitest";
import { encodePath, pageNames, relativeUrl, resolveLocal } from "../../../src/outputs/site/addresses.ts";

test("pages are named for their articles, in full where two would share a name or the list's", () => {
  expect([...pageNames(["2026/kandas.md", "a.md", "a.txt", "index.md", "b/index.html", "B.md", "b.html"])]).toEqual([
    ["2026/kandas.md", "2026/kandas.html"],
    ["a.md", "a.md.html"],
    ["a.txt", "a.txt.html"],
    ["index.md", "index.md.html"],
    ["b/index.html", "b/index.html"],
    ["B.md", "B.md.html"],
    ["b.html", "b.html.html"],
  ]);
});

test("law: no two articles have one page", () => {
  const paths = ["a.md", "a.md.md", "a.txt", "a.md.txt", "a.html", "a.html.md", "A.md.html"];
  const names = [...pageNames(paths).values()].map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(paths.length);
});

test.each([
  ["kk/a.html", "ru/a.html", "../ru/a.html"],
  ["kk/2026/a.html", "kk/b.html", "../b.html"],
  ["kk/a.html", "kk/a.html", "a.html"],
  ["index.html", "kk/index.html", "kk/index.html"],
])("from %s to %s is %s", (from, to, way) => {
  expect(relativeUrl(from, to)).toBe(way);
});

test.each([
  ["2026/a.md", "b.jpg", "2026/b.jpg"],
  ["2026/a.md", "../img/%D2%9B.jpg?x#y", "img/қ.jpg"],
  ["a.md", "../secret.jpg", undefined],
  ["a.md", "%2e%2e/secret.jpg", undefined],
  ["a.md", "x/..%2f..%2fsecret.jpg", undefined],
  ["a.md", "/etc/passwd", undefined],
  ["a.md", "https://example.org/a.jpg", undefined],
  ["a.md", "..\\secret.jpg", undefined],
  ["a.md", "%", "%"],
])("in %s the address %s means %s", (path, address, found) => {
  expect(resolveLocal(path, address)?.path).toBe(found);
});

test("a path is encoded part by part", () => {
  expect(encodePath('kk/2026/қандас "1".html')).toBe("kk/2026/%D2%9B%D0%B0%D0%BD%D0%B4%D0%B0%D1%81%20%221%22.html");
});

test("a per cent sign that begins no escape is one, and an escaped slash is still none of a path", () => {
  expect(resolveLocal("2026/kandas.md", "img/100%.png")?.path).toBe("2026/img/100%.png");
  expect(resolveLocal("2026/kandas.md", "..%2fsecret%.png")).toBeUndefined();
  expect(resolveLocal("2026/kandas.md", "a.md?x=1#who")).toEqual({ path: "2026/a.md", rest: "?x=1#who" });
});
