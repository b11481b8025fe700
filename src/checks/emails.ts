import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { compareMarks, marksIn, spanOf } from "./marks.ts";
import { hasSign, SIGNS } from "./signs.ts";

const finding = finder("emails");

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,24}/gu;

/** E-mail addresses that a target lacks, changes or brings in. */
export const emails: Check = {
  name: "emails",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    if (!hasSign(before, SIGNS.at) && !hasSign(after, SIGNS.at)) return [];
    const { missing, extra } = compareMarks(marksIn(before, EMAIL), marksIn(after, EMAIL));
    return [
      ...missing.map((email) => finding("error", "missing", { email: email.text }, { inSource: spanOf(email) })),
      ...extra.map((email) => finding("error", "extra", { email: email.text }, { at: spanOf(email) })),
    ];
  },
};
