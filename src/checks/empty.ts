import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("empty");

/** A target without text for a source that has some. */
export const empty: Check = {
  name: "empty",
  find({ source, target }) {
    const isEmpty = plainText(source).trim() !== "" && plainText(target).trim() === "";
    return isEmpty ? [finding("error", "target")] : [];
  },
};
