import type { LanguageTag } from "../../core/model.ts";

/** The file of an article's page, from the site's root: `kk/2026/kandas.html`. */
export type PageFiles = ReadonlyMap<string, string>;

/**
 * The name of each article's page within its language's folder, by the article's path.
 *
 *     2026/kandas.md        2026/kandas.html
 *     a.md, a.txt           a.md.html, a.txt.html      two would have one name
 *     index.md              index.md.html              the list of articles has it
 */
export function pageNames(paths: readonly string[]): PageFiles {
  const fold = (path: string): string => path.normalize("NFC").toLowerCase();
  const short = (path: string): string => path.replace(/\.[^./]+$/, "");
  const counts = Map.groupBy(paths, (path) => fold(short(path)));
  // A shortened name must not be another article's whole name either.
  const taken = new Set(["index", ...paths.map(fold)]);
  return new Map(
    paths.map((path) => {
      const name = fold(short(path));
      const isFree = counts.get(name)?.length === 1 && !taken.has(name);
      return [path, `${isFree ? short(path) : path}.html`];
    }),
  );
}

/** A page's address from the site's root. */
export function pageUrl(lang: LanguageTag, name: string): string {
  return encodePath(`${lang}/${name}`);
}

/** A path as it stands in an address. */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** The way from one page to another, both from the site's root: `../ru/a.html`. */
export function relativeUrl(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1;
  return [...here.slice(common).map(() => ".."), ...there.slice(common)].join("/") || "./";
}

/** Where a relative address in an article leads to within the articles' folder; undefined where it leaves it. */
export function resolveLocal(
  path: string,
  address: string,
): { readonly path: string; readonly rest: string } | undefined {
  const match = /^([^?#]*)(.*)$/s.exec(address);
  const [way, rest] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (way === "" || way.startsWith("/") || way.includes("\\") || /^[a-z][a-z0-9+.-]*:/i.test(way)) return undefined;
  const parts = path.split("/").slice(0, -1);
  for (const part of way.split("/")) {
    const decoded = decode(part);
    if (/[/\\\0]/.test(decoded)) return undefined;
    if (decoded === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (decoded !== "." && decoded !== "") parts.push(decoded);
  }
  return { path: parts.join("/"), rest };
}

/** The bytes that each run of escapes stands for, as UTF-8; what is none stays as it is: `100%.png`. */
function decode(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
