/** Damage to bytes and to the document as a whole: it is read for what it is, or refused with its place as a whole. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReturnedProject, returnedProjects, WORK } from "../../support/returned.ts";

let projects: Awaited<ReturnType<typeof returnedProjects>>;
beforeAll(async () => {
  projects = await returnedProjects();
});
afterAll(() => projects[Symbol.dispose]());

describe("what changes no text", () => {
  test.each<[string, (xlf: string) => string | Uint8Array]>([
    ["byte-order mark", (xlf) => `\uFEFF${xlf}`],
    ["CRLF", (xlf) => xlf.replaceAll("\n", "\r\n")],
    ["CR alone", (xlf) => xlf.replaceAll("\n", "\r")],
    ["UTF-16, little end first", (xlf) => Buffer.from(`\uFEFF${xlf}`, "utf16le")],
    ["UTF-16, big end first", (xlf) => Buffer.from(`\uFEFF${xlf}`, "utf16le").swap16()],
    ["UTF-16 without a mark", (xlf) => Buffer.from(xlf, "utf16le")],
    ["wrong encoding declared", (xlf) => xlf.replace("UTF-8", "windows-1251")],
    ["an encoding declared that nobody knows, over UTF-8", (xlf) => xlf.replace("UTF-8", "klingon")],
    ["no XML declaration", (xlf) => xlf.replace(/<\?xml.*\?>\n/, "")],
    ["XML 1.1", (xlf) => xlf.replace('version="1.0"', 'version="1.1"')],
    ["white space behind the end", (xlf) => `${xlf}\n\n  \n`],
    ["all on one line", (xlf) => xlf.replace(/>\s+</g, "><")],
    ["another prefix", (xlf) => xlf.replace(/<(\/?)(?=[a-z])/g, "<$1x:").replace("xmlns=", "xmlns:x=")],
    ["no namespace", (xlf) => xlf.replace(/ xmlns="[^"]*"/, "")],
    [
      "transitional schema named",
      (xlf) =>
        xlf.replace(
          "<xliff ",
          '<xliff xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:oasis:names:tc:xliff:document:1.2 xliff-core-1.2-transitional.xsd" ',
        ),
    ],
    [
      "letters as references",
      (xlf) => xlf.replace(WORK, [...WORK].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join("")),
    ],
  ])("%s", async (_name, damage) => {
    using one = projects.fresh();
    expect(await one.bringBack(damage(one.worked))).toMatchObject({
      code: 0,
      counts: { accepted: 1, unchanged: 3 },
      problems: [],
    });
    expect(one.entries()[1]?.target).toBe(WORK);
  });
});

describe("what is refused as a whole, with its place, and takes nothing in", () => {
  const deep = (count: number): string => "<g id='1'>".repeat(count) + "</g>".repeat(count);
  test.each<[string, (xlf: string) => string | Uint8Array, string]>([
    ["truncated", (xlf) => xlf.slice(0, -40), "E_XML"],
    ["truncated right behind a finished unit", (xlf) => xlf.slice(0, xlf.lastIndexOf("</trans-unit>") + 13), "E_XML"],
    [
      "bytes cut inside a character",
      (xlf) => Buffer.from(xlf).subarray(0, Buffer.from(xlf).indexOf("⟦", 1400) + 1),
      "E_XML_ENCODING",
    ],
    ["bytes that are no UTF-8", (xlf) => Buffer.concat([Buffer.from(xlf), Buffer.from([0xff])]), "E_XML_ENCODING"],
    ["empty file", () => "", "E_XML"],
    ["nothing but a mark", () => "\uFEFF", "E_XML"],
    ["a page in place of it", () => "<html><body/></html>", "E_XML_ROOT"],
    [
      "DOCTYPE",
      (xlf) => xlf.replace("<xliff", "<!DOCTYPE xliff [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xliff"),
      "E_XML_DOCTYPE",
    ],
    [
      "billion laughs",
      (xlf) => xlf.replace("<xliff", "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><xliff").replace(WORK, "&b;"),
      "E_XML_DOCTYPE",
    ],
    ["deep nesting", (xlf) => xlf.replace(WORK, deep(100_000)), "E_XML_DEPTH"],
    ["deep nesting of groups", (xlf) => xlf.replace("<body>", `<body>${"<group>".repeat(300)}`), "E_XML_DEPTH"],
    [
      "an attribute of 100 million characters",
      (xlf) => xlf.replace("<body>", `<body x="${"a".repeat(100_000_000)}">`),
      "E_XML_TOKEN",
    ],
    ["a text of 20 million characters", (xlf) => xlf.replace(WORK, "а".repeat(20_000_000)), "E_XML_TOKEN"],
    ["control characters", (xlf) => xlf.replace(WORK, `${WORK}\u0001`), "E_XML"],
    [
      "a control character as XML 1.1 allows it",
      (xlf) => xlf.replace('version="1.0"', 'version="1.1"').replace(WORK, "&#1;"),
      "E_XML",
    ],
    ["half of a surrogate pair as a reference", (xlf) => xlf.replace(WORK, "&#xD83D;"), "E_XML"],
    ["an attribute twice", (xlf) => xlf.replace("<trans-unit ", '<trans-unit approved="yes" '), "E_XML"],
    ["a prefix that is not declared", (xlf) => xlf.replace("<body>", "<sdl:x/><body>"), "E_XML"],
    ["a bare ampersand", (xlf) => xlf.replace(WORK, "A & B"), "E_XML"],
    ["git's conflict markers", (xlf) => xlf.replace("<body>", "<body>\n<<<<<<< HEAD\n"), "E_XML"],
    ["two documents in one file", (xlf) => xlf + xlf, "E_XML"],
  ])("%s", async (_name, damage, code) => {
    using one: ReturnedProject = projects.fresh();
    const before = one.record();
    const back = await one.bringBack(damage(one.worked));
    expect(back).toMatchObject({ code: 2, problems: [code] });
    expect(back.stderr).toMatch(/^back\.xlf:\d+:\d+ /);
    expect(one.record()).toBe(before);
  });
});
