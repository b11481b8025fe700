import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foreignLine, formatSums, parseSums, type Sums, sumOf, withSums } from "../../src/files/sums.ts";

const PATH = "locales/kk/articles/picket.md";
const none = parseSums("");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = "---\nlang: kk\n---\n\nОтбасылар қақпада.\n\nЕшкім шықпайды.\n";
const other = page.replace("Ешкім шықпайды.", "Ешкім жоқ.");
const ours = withSum(none, PATH, bytes(page));

function withSum(sums: Sums, path: string, content: Uint8Array | undefined): Sums {
  return withSums(sums, [[path, content === undefined ? undefined : sumOf(content)]]);
}

/** What git's union merge makes of two people's sums. */
function union(a: Sums, b: Sums): Sums {
  return parseSums(formatSums(a) + formatSums(b));
}

describe("a file of which we know one writing", () => {
  test("is ours byte for byte", () => {
    expect(foreignLine(ours, PATH, bytes(page))).toBeUndefined();
  });

  test.each<[string, string, number]>([
    ["an edited line", page.replace("Ешкім", "Енді ешкім"), 7],
    ["a line more at the end", `${page}Ескерту.\n`, 8],
    ["Windows line ends", page.replaceAll("\n", "\r\n"), 1],
    ["a byte-order mark", `\uFEFF${page}`, 1],
    ["a line less", page.replace("\nЕшкім шықпайды.\n", ""), 1],
    ["no line break at the end", page.slice(0, -1), 1],
    ["two lines in another order", page.replace(/(Отбасылар.*)\n\n(Ешкім.*)/, "$2\n\n$1"), 1],
    ["nothing in it", "", 1],
  ])("with %s is somebody else's", (_what, text, line) => {
    expect(foreignLine(ours, PATH, bytes(text))).toBe(line);
  });
});

describe("a file of which we know two writings, as after a merge", () => {
  const both = union(ours, withSum(none, PATH, bytes(other)));

  test.each([
    ["the one", page],
    ["the other", other],
    ["both sides' lines", page.replace("Ешкім шықпайды.", "Ешкім шықпайды.\nЕшкім жоқ.")],
  ])("is ours with %s", (_what, text) => {
    expect(foreignLine(both, PATH, bytes(text))).toBeUndefined();
  });

  test("is somebody else's with a line of neither", () => {
    expect(foreignLine(both, PATH, bytes(page.replace("Ешкім", "Енді ешкім")))).toBe(7);
    expect(foreignLine(both, PATH, bytes(page.replaceAll("\n", "\r\n")))).toBe(1);
  });

  test("has one writing again once it is written", () => {
    expect(withSum(both, PATH, bytes(page))).toEqual(ours);
  });
});

test("the same writing twice counts once, as a crash between the sums and the files leaves it", () => {
  const twice = union(ours, ours);
  expect(twice).toEqual(ours);
  expect(foreignLine(twice, PATH, bytes(page.replace("\nЕшкім шықпайды.\n", "")))).toBe(1);
});

test("a file that we never wrote is somebody else's, and an empty one that we wrote is ours", () => {
  expect(foreignLine(none, PATH, bytes(page))).toBe(1);
  expect(foreignLine(none, PATH, bytes(""))).toBe(1);
  expect(foreignLine(withSum(none, PATH, bytes("")), PATH, bytes(""))).toBeUndefined();
});

test("a removed file has no sum", () => {
  expect(withSum(ours, PATH, undefined)).toEqual(none);
});

test("what was written is read again, whatever the names, sorted", () => {
  const name = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.dictionary(name, fc.string(), { maxKeys: 5 }), (contents) => {
      const sums = Object.entries(contents).reduce((all, [path, text]) => withSum(all, path, bytes(text)), none);
      const text = formatSums(sums);
      expect(new Map(parseSums(text).files)).toEqual(new Map([...sums.files].sort(([a], [b]) => (a < b ? -1 : 1))));
      expect(formatSums(parseSums(text))).toBe(text);
    }),
  );
});

test("lines that are no sums, such as a conflict's, are passed over", () => {
  const text = formatSums(ours);
  expect(parseSums(`<<<<<<< ours\n${text}=======\n${text.slice(5)}>>>>>>> theirs\n`)).toEqual(ours);
});
