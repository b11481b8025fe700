import { type Check, finder } from "./check.ts";

const finding = finder("stale");

/** A person's translation of a text that its source no longer is. */
export const stale: Check = {
  name: "stale",
  find: ({ isStale }) => (isStale === true ? [finding("warning", "source")] : []),
};
