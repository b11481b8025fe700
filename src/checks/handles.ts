import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { compareMarks, marksIn, spanOf } from "./marks.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("handles");

const HANDLE = /(?<![\p{L}\p{N}._%+@/-])@[A-Za-z0-9_]{2,30}/gu;

/** Names on social networks (`@azattyq`) that a target lacks or changes. Hashtags may be translated. */
export const handles: Check = {
  name: "handles",
  find({ source, target }) {
    const before = plainText(source);
    if (!hasSign(before, SIGNS.at)) return [];
    const { missing } = compareMarks(marksIn(before, HANDLE), marksIn(plainText(target), HANDLE));
    return missing.map((handle) =>
      finding("warning", "missing", { handle: handle.text }, { inSource: spanOf(handle) }),
    );
  },
};
