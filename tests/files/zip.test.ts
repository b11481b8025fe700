import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readZip, writeZip, type ZipEntry } from "../../src/files/zip.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const PACKAGE: readonly ZipEntry[] = [
  { name: "tm/mt.tmx", bytes: encode("<tmx/>") },
  { name: "articles/қазына.md.xlf", bytes: encode("<xliff>Қазақстан Республикасы</xliff>".repeat(50)) },
  { name: "README.md", bytes: new Uint8Array() },
];

const read = (bytes: Uint8Array, limits?: Parameters<typeof readZip>[2]): readonly ZipEntry[] => [
  ...readZip(bytes, "from-aigerim.zip", limits),
];

/** Asserts that an archive is refused with this code, naming the archive and the entry. */
function refused(bytes: Uint8Array, code: string, name?: string, limits?: Parameters<typeof readZip>[2]): void {
  expect(() => read(bytes, limits)).toThrow(
    expect.objectContaining({
      code,
      place: { path: "from-aigerim.zip" },
      ...(name === undefined ? {} : { values: expect.objectContaining({ name }) }),
    }),
  );
}

/** The archive with bytes changed behind each header of a kind: 1 local, 2 in the directory. */
function patched(bytes: Uint8Array, kind: 1 | 2, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const signature = kind === 1 ? 0x0403_4b50 : 0x0201_4b50;
  for (let at = 0; at + 4 <= copy.length; at++) if (view.getUint32(at, true) === signature) change(view, at);
  return copy;
}

/** An archive of one file whose name is replaced, in both headers, by another of the same length. */
function named(name: string): Uint8Array {
  const stand = "x".repeat(encode(name).length);
  const bytes = writeZip([{ name: stand, bytes: encode("<xliff/>") }]);
  return Uint8Array.from(
    Buffer.from(
      Buffer.from(bytes).toString("latin1").replaceAll(stand, Buffer.from(name).toString("latin1")),
      "latin1",
    ),
  );
}

test("what is written is read back, sorted by name", () => {
  expect(read(writeZip(PACKAGE))).toEqual([PACKAGE[2], PACKAGE[1], PACKAGE[0]]);
});

test("any files come back as they went in", () => {
  const part = fc.stringMatching(/^[a-zа-яәғқңөұүһі][\wәғқңөұүһі -]{0,12}$/);
  const entry = fc.record({
    name: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/")),
    bytes: fc.uint8Array({ maxLength: 3000 }),
  });
  const entries = fc.uniqueArray(entry, { selector: ({ name }) => name.normalize("NFC").toLowerCase(), maxLength: 6 });
  fc.assert(
    fc.property(entries, (files) => {
      const back = new Map(read(writeZip(files)).map(({ name, bytes }) => [name, bytes]));
      expect(back).toEqual(new Map(files.map(({ name, bytes }) => [name, bytes])));
    }),
    { numRuns: 60 },
  );
});

test("the same files give the same bytes, in any order and in any time zone", () => {
  const bytes = writeZip(PACKAGE);
  expect(writeZip([...PACKAGE].reverse())).toEqual(bytes);
  const script = `
    const { writeZip } = await import("./src/files/zip.ts");
    const bytes = writeZip([{ name: "a.xlf", bytes: new TextEncoder().encode("<xliff/>") }]);
    process.stdout.write(Buffer.from(bytes).toString("hex"));`;
  const inZone = (TZ: string): string =>
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { env: { ...process.env, TZ } }).toString();
  expect(inZone("Asia/Almaty")).toBe(inZone("America/New_York"));
});

test("an empty folder is written and passed over in reading; one with content is refused", () => {
  expect(read(writeZip([...PACKAGE, { name: "target/", bytes: new Uint8Array() }]))).toHaveLength(3);
  expect(Buffer.from(writeZip([{ name: "target/", bytes: new Uint8Array() }])).includes("target/")).toBe(true);
  const full = { name: "target/", bytes: encode("<xliff/>") };
  expect(() => writeZip([full])).toThrow(expect.objectContaining({ code: "E_ZIP_NAME" }));
});

test("names in DOS's Cyrillic, as Windows packed them, are read", () => {
  const name = "статья.xlf";
  const dos = Uint8Array.from([0xe1, 0xe2, 0xa0, 0xe2, 0xec, 0xef, ...encode(".xlf")]);
  const stand = "x".repeat(dos.length);
  const bytes = Buffer.from(writeZip([{ name: stand, bytes: encode("<xliff/>") }])).toString("latin1");
  const packed = Buffer.from(bytes.replaceAll(stand, Buffer.from(dos).toString("latin1")), "latin1");
  expect(read(packed).map((entry) => entry.name)).toEqual([name]);
});

test("a stored file, a comment, bytes before the archive's view and folders are no trouble", () => {
  const bytes = writeZip(PACKAGE);
  const shifted = new Uint8Array(bytes.length + 7);
  shifted.set(bytes, 7);
  expect(read(shifted.subarray(7))).toHaveLength(3);
  const comment = Uint8Array.from([...bytes, ...encode("PK\u0005\u0006 сәлем")]);
  new DataView(comment.buffer).setUint16(bytes.length - 2, comment.length - bytes.length, true);
  expect(read(comment)).toHaveLength(3);
  const folder = named("tm/").slice();
  expect(() => read(folder)).toThrow(expect.objectContaining({ code: "E_ZIP_NAME" })); // a folder with content
});

test.each([
  ["nothing", new Uint8Array()],
  ["an XLIFF file", encode("<xliff/>")],
  ["an archive cut off", writeZip(PACKAGE).slice(0, -30)],
])("%s is no archive", (_what, bytes) => refused(bytes, "E_ZIP_NONE"));

test.each([
  "../up.xlf",
  "a/../../up",
  "/etc/passwd",
  "C:/windows",
  "a\\b.xlf",
  "a//b.xlf",
  "./a.xlf",
  "a/..",
  "a\u0000.xlf",
  "a\u202Exlf.js",
  `${"a/".repeat(40)}b`,
])("the name %j is refused, whatever it holds", (name) => {
  refused(named(name), "E_ZIP_NAME", name);
  expect(() => writeZip([{ name, bytes: new Uint8Array() }])).toThrow(expect.objectContaining({ code: "E_ZIP_NAME" }));
});

test("two entries of one name are refused, also where only case or Unicode form differs", () => {
  for (const [one, other] of [
    ["a.xlf", "A.xlf"],
    ["й.xlf", "и\u0306.xlf"],
  ] as const) {
    const both = [one, other].map((name) => ({ name, bytes: new Uint8Array() }));
    expect(() => writeZip(both)).toThrow(expect.objectContaining({ code: "E_ZIP_DUPLICATE" }));
  }
  const twice = Buffer.from(
    writeZip([PACKAGE[2], { name: "README.mx", bytes: new Uint8Array() }].flatMap((e) => e ?? [])),
  );
  refused(Buffer.from(twice.toString("latin1").replaceAll("README.mx", "README.MD"), "latin1"), "E_ZIP_DUPLICATE");
});

test("links and devices are refused", () => {
  for (const kind of [0o120777, 0o020666, 0o010666])
    refused(
      patched(writeZip(PACKAGE), 2, (view, at) => view.setUint32(at + 38, kind * 0x1_0000, true)),
      "E_ZIP_LINK",
      "README.md",
    );
});

test("encrypted files and unknown methods are refused", () => {
  const bytes = writeZip(PACKAGE);
  refused(
    patched(bytes, 2, (view, at) => view.setUint16(at + 8, 1, true)),
    "E_ZIP_ENCRYPTED",
    "README.md",
  );
  refused(
    patched(bytes, 2, (view, at) => view.setUint16(at + 10, 14, true)),
    "E_ZIP_METHOD",
    "README.md",
  );
});

test("a wrong check sum, a wrong size and damaged content are refused", () => {
  const bytes = writeZip(PACKAGE.slice(0, 2));
  refused(
    patched(bytes, 2, (view, at) => view.setUint32(at + 16, 1, true)),
    "E_ZIP_CONTENT",
    "articles/қазына.md.xlf",
  );
  refused(
    patched(bytes, 2, (view, at) => view.setUint32(at + 24, 100, true)),
    "E_ZIP_CONTENT",
    "articles/қазына.md.xlf",
  );
  const more = patched(bytes, 2, (view, at) => view.setUint32(at + 24, view.getUint32(at + 24, true) + 1, true));
  refused(more, "E_ZIP_CONTENT", "articles/қазына.md.xlf");
});

test("too many entries are refused before one is looked at", () => {
  const limits = { entries: 2, entryBytes: 1e6, totalBytes: 1e6, ratio: 200 };
  refused(writeZip(PACKAGE), "E_ZIP_ENTRIES", undefined, limits);
});

test("a file, or all together, beyond the limit is refused by what the directory declares", () => {
  const limits = { entries: 10, entryBytes: 1000, totalBytes: 1500, ratio: 200 };
  const of = (...sizes: number[]): Uint8Array =>
    writeZip(sizes.map((size, at) => ({ name: `${at}.xlf`, bytes: new Uint8Array(size) })));
  refused(of(1001), "E_ZIP_SIZE", "0.xlf", limits);
  refused(of(900, 700), "E_ZIP_SIZE", "1.xlf", limits);
  expect(read(of(900, 600), limits)).toHaveLength(2);
});

test("a bomb is refused by its ratio, and one that lies about its size stops where the lie ends", () => {
  const bomb = writeZip([{ name: "bomb.xlf", bytes: new Uint8Array(20_000_000) }]);
  refused(bomb, "E_ZIP_RATIO", "bomb.xlf");
  refused(
    patched(bomb, 2, (view, at) => view.setUint32(at + 24, 1000, true)),
    "E_ZIP_CONTENT",
    "bomb.xlf",
  );
});

test("entries that share bytes are refused", () => {
  const bytes = writeZip([PACKAGE[0], { name: "tm/mu.tmx", bytes: encode("<tmx/>") }].flatMap((e) => e ?? []));
  const first = patched(bytes, 2, (view, at) => view.setUint32(at + 42, 0, true));
  refused(first, "E_ZIP_BROKEN"); // the header there names another file
  refused(
    patched(bytes, 2, (view, at) => {
      if (view.getUint32(at + 42, true) === 0) view.setUint32(at + 20, view.getUint32(at + 20, true) + 40, true);
    }),
    "E_ZIP_OVERLAP",
  );
});

test("a name that the entry's own header does not have is refused", () => {
  refused(
    patched(writeZip(PACKAGE), 1, (view, at) => view.setUint8(at + 30, 0x5a)),
    "E_ZIP_BROKEN",
  );
});

test("bytes changed anywhere, or an end cut off, give files or a Problem, never another error", () => {
  const bytes = writeZip(PACKAGE);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.nat(bytes.length),
      (changes, length) => {
        const damaged = bytes.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        for (const each of [damaged, damaged.slice(0, length)])
          try {
            read(each);
          } catch (error) {
            expect(error).toMatchObject({ name: "Problem", code: expect.stringMatching(/^E_ZIP_/) });
          }
      },
    ),
    { numRuns: 500 },
  );
});
