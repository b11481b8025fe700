import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { decodeXml, decodeXmlChunks } from "../../src/exchange/decode-xml.ts";

function encode(text: string, encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1251"): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "windows-1251") return Uint8Array.from(text, cp1251);
  const bytes = new Uint8Array(Buffer.from(text, "utf16le"));
  return encoding === "utf-16le" ? bytes : new Uint8Array(Buffer.from(bytes).swap16());
}

/** Russian letters only. */
function cp1251(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 128 ? code : code - 0x410 + 0xc0;
}

function* cut(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  let from = 0;
  for (let at = 0; from < bytes.length; at++) {
    const length = lengths[at % lengths.length] ?? 1;
    yield bytes.slice(from, from + length);
    from += length;
  }
}

function told(chunks: Iterable<Uint8Array>): unknown {
  try {
    return [...decodeXmlChunks(chunks, "m.tmx")].join("");
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, values: error.values, place: error.place };
    throw error;
  }
}

const encodings = fc.constantFrom("utf-8" as const, "utf-16le" as const, "utf-16be" as const);
const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 });
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom("қ", "👩🏽‍🌾", "\r\n", "\r", "\n", "\uFEFF", " ".repeat(255)),
      fc.string({ unit: "binary" }),
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => `<a>${parts.join("").toWellFormed()}`);

test("however bytes are divided, they give the text, with or without a byte-order mark", () => {
  fc.assert(
    fc.property(texts, encodings, fc.boolean(), lengths, (text, encoding, mark, parts) => {
      const bytes = encode(mark ? `\uFEFF${text}` : text, encoding);
      expect(told(cut(bytes, parts))).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test("however damaged bytes are divided, they give the same text or the same place", () => {
  fc.assert(
    fc.property(texts, encodings, fc.nat(), fc.nat({ max: 255 }), lengths, (text, encoding, at, byte, parts) => {
      const bytes = encode(text, encoding);
      bytes[at % bytes.length] = byte;
      expect(told(cut(bytes, parts))).toEqual(told([bytes]));
    }),
    { numRuns: 500 },
  );
});

test("the declared encoding counts where the first letters are no UTF-8, however far into the file they stand", () => {
  const text = `<?xml version="1.0" encoding="windows-1251"?>\n<a>${" ".repeat(100_000)}Добыча урана</a>`;
  for (const parts of [[1000], [100_047], [1_000_000]])
    expect(told(cut(encode(text, "windows-1251"), parts))).toBe(text);
  for (const parts of [[1000], [1_000_000]]) expect(told(cut(encode(text, "utf-8"), parts))).toBe(text);
});

describe("what cannot be read is refused with its place", () => {
  const line = "<tu>қазына</tu>\n";

  test.each([
    ["a wrong byte", [...encode(line.repeat(2), "utf-8"), 0x41, 0xff], "utf-8", 3, 2],
    ["UTF-8 that is cut off inside a letter", [...encode(line, "utf-8"), 0xd2], "utf-8", 2, 1],
    ["a wrong byte behind lines of other systems", [...encode("<tu>\r\n".repeat(100), "utf-8"), 0xff], "utf-8", 101, 1],
    ["UTF-16 of an odd length", [...encode(line, "utf-16le"), 0x41], "utf-16le", 2, 1],
    ["half a surrogate pair in UTF-16", [...encode(`${line}\uD83Dab`, "utf-16be")], "utf-16be", 2, 1],
  ])("%s", (_name, bytes, encoding, lineNumber, column) => {
    for (const parts of [[1], [7], [100_000]])
      expect(told(cut(Uint8Array.from(bytes), parts))).toEqual({
        code: "E_XML_ENCODING",
        values: { encoding },
        place: { path: "m.tmx", line: lineNumber, column },
      });
  });

  test("an encoding that nobody knows", () => {
    const bytes = encode('<?xml version="1.0" encoding="klingon"?><a>Кандас</a>', "windows-1251");
    expect(told([bytes])).toMatchObject({ code: "E_XML_ENCODING", values: { encoding: "klingon" } });
  });
});

test("a reader that stops early closes what it read from, at any point", () => {
  for (const takes of [0, 1, 2, 5]) {
    let closed = 0;
    const source = function* (): Generator<Uint8Array> {
      try {
        for (;;) yield encode("<a>қазына".repeat(40), "utf-8");
      } finally {
        closed++;
      }
    };
    const text = decodeXmlChunks(source(), "m.tmx");
    for (let count = 0; count < takes; count++) text.next();
    text.return(undefined);
    expect(closed).toBe(takes === 0 ? 0 : 1);
  }
});

test("a whole file decodes as its pieces do", () => {
  expect(decodeXml(encode("\uFEFF<a>Қазына</a>", "utf-16le"), "m.tmx")).toBe("<a>Қазына</a>");
});
