/**
 * Whether a path with `/` fits a glob: `*` stands for any characters of one name, `?` for one of them, `**` for any
 * number of folders. A name with a leading dot needs a dot in the glob.
 *
 * Takes time in proportion to both lengths multiplied, whatever the glob: Node's own `matchesGlob` (24.21) needs
 * minutes for ten stars before a letter that does not occur.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const wanted = glob.normalize("NFC").split("/").filter(isName);
  const names = path.normalize("NFC").split("/").filter(isName);
  return matchesList(wanted, names, (part) => part === "**", {
    fits: matchesName,
    skips: (name) => !name.startsWith("."),
  });
}

/** Whether a path fits one of `include` and none of `exclude`. */
export function selects(globs: { include: readonly string[]; exclude: readonly string[] }, path: string): boolean {
  const fits = (glob: string): boolean => matchesGlob(glob, path);
  return globs.include.some(fits) && !globs.exclude.some(fits);
}

function isName(part: string): boolean {
  return part !== "" && part !== ".";
}

function matchesName(glob: string, name: string): boolean {
  if (name.startsWith(".") && !glob.startsWith(".")) return false;
  return matchesList([...glob], [...name], (part) => part === "*", {
    fits: (part, character) => part === "?" || part === character,
    skips: () => true,
  });
}

interface Rules {
  fits(wanted: string, item: string): boolean;
  /** Whether a star may stand for the item. */
  skips(item: string): boolean;
}

/** Greedy matching with one step back, to the last star: an earlier star never needs to take more. */
function matchesList(
  wanted: readonly string[],
  items: readonly string[],
  isStar: (part: string) => boolean,
  { fits, skips }: Rules,
): boolean {
  let at = 0;
  let star: { readonly at: number; taken: number } | undefined;
  for (let next = 0; next < items.length; ) {
    const part = wanted[at];
    const item = items[next] ?? "";
    if (part !== undefined && isStar(part)) star = { at: at++, taken: next };
    else if (part !== undefined && fits(part, item)) {
      at++;
      next++;
    } else if (star !== undefined && skips(items[star.taken] ?? "")) {
      at = star.at + 1;
      next = ++star.taken;
    } else return false;
  }
  return wanted.slice(at).every(isStar);
}
