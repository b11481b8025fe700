import type { Runs, TextSpan } from "../core/model.ts";
import { plainText, sourceText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("interpolation");

// What i18next would execute when the target is used as one of its resources: its default prefixes.
const PREFIXES = ["$t(", "{{"];

/** A target with more i18next nesting or interpolation than its source. */
export const interpolation: Check = {
  name: "interpolation",
  find({ source, target }) {
    const plain = plainText(target);
    if (!target.some((run) => run.kind === "code") && !PREFIXES.some((prefix) => plain.includes(prefix))) return [];
    return PREFIXES.flatMap((prefix) =>
      count(target, prefix) > count(source, prefix)
        ? [finding("error", "new", { prefix }, placeOf(prefix, plain))]
        : [],
    );
  },
};

/** The last one, as what was added mostly stands behind; none where codes part it. */
function placeOf(prefix: string, plain: string): { at?: TextSpan } {
  const start = plain.lastIndexOf(prefix);
  return start < 0 ? {} : { at: { start, end: start + prefix.length } };
}

/** Once with the codes' markup and once without it, as taking it out may join what it parted. */
function count(runs: Runs, prefix: string): number {
  return Math.max(...[sourceText(runs), plainText(runs)].map((text) => text.split(prefix).length - 1));
}
