import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { compareMarks, marksIn, spanOf } from "./marks.ts";

const finding = finder("urls");

const URL_PATTERN = /\b(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'«»“”‘’]*[^\s<>"'«»“”‘’.,;:!?)\]]/giu;

/**
 * Web addresses that a target lacks, changes or brings in.
 *
 * Where one address became another, the source's own is the fix.
 */
export const urls: Check = {
  name: "urls",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    if (!mayHold(before) && !mayHold(after)) return [];
    const { missing, extra } = compareMarks(marksIn(before, URL_PATTERN), marksIn(after, URL_PATTERN));
    const [lost] = missing;
    const [brought] = extra;
    if (lost !== undefined && brought !== undefined && missing.length === 1 && extra.length === 1) {
      const fix = { ...spanOf(brought), text: lost.text };
      const values = { url: lost.text, found: brought.text };
      return [finding("error", "changed", values, { at: spanOf(brought), inSource: spanOf(lost), fix })];
    }
    return [
      ...missing.map((url): Finding => finding("error", "missing", { url: url.text }, { inSource: spanOf(url) })),
      ...extra.map((url): Finding => finding("warning", "extra", { url: url.text }, { at: spanOf(url) })),
    ];
  },
};

function mayHold(text: string): boolean {
  return text.includes("://") || text.includes("www.") || text.includes("WWW.");
}
