import { primaryLanguage } from "../core/locale.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("length");

/**
 * Least and greatest length of a translation per character of its English source, by the source's length: the 0.5 and
 * 99.5 % quantiles of human translations of news (NTREX-128, 1,997 segments), widened so that they do not fit one text.
 */
const RATIOS: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  kk: [
    [80, 0.5, 2.4],
    [150, 0.55, 1.9],
    [Number.POSITIVE_INFINITY, 0.55, 1.7],
  ],
  ru: [
    [80, 0.45, 2.4],
    [150, 0.55, 1.95],
    [Number.POSITIVE_INFINITY, 0.6, 1.8],
  ],
};
/** Shorter sources have no typical ratio: `No.` may be `Жоқ, олай емес.` */
const LEAST = 30;
const SURELY_LOST = 0.33;
const SURELY_ADDED = 3;

/** Targets that are much shorter or longer than translations of such sources are. */
export const length: Check = {
  name: "length",
  find({ source, target, sourceLang, lang }) {
    const from = plainText(source).length;
    if (from < LEAST || primaryLanguage(sourceLang) !== "en") return [];
    const ratio = plainText(target).length / from;
    const values = { percent: Math.round(100 * ratio) };
    if (ratio < SURELY_LOST) return [finding("error", "short", values)];
    if (ratio > SURELY_ADDED) return [finding("error", "long", values)];
    const bounds = RATIOS[primaryLanguage(lang)]?.find(([below]) => from < below);
    if (bounds === undefined) return [];
    if (ratio < bounds[1]) return [finding("warning", "short", values)];
    return ratio > bounds[2] ? [finding("warning", "long", values)] : [];
  },
};
