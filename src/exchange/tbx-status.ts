/** How the status of a term reads in TBX, and back: the only file that knows. */
import type { TermStatus } from "./term-entry.ts";

/** The value of `administrativeStatus` (ISO 12620 data category, TBX-Basic) for a status. */
export const ADMINISTRATIVE_STATUS: Readonly<Record<TermStatus, string>> = {
  preferred: "preferredTerm-admn-sts",
  admitted: "admittedTerm-admn-sts",
  deprecated: "deprecatedTerm-admn-sts",
};

/** The data categories that say a term's status, in TBX 3, in TBX 2, and in what tools write besides. */
const CATEGORIES = new Set(["administrativeStatus", "normativeAuthorization", "usageStatus"]);

/**
 * The status that a term's note says, or undefined where it says something else. What was superseded, and what
 * Weblate and its like call forbidden or obsolete, must not be written.
 */
export function statusOf(category: string, value: string): TermStatus | undefined {
  if (!CATEGORIES.has(category)) return undefined;
  const word = value
    .trim()
    .replace(/-admn-sts$/, "")
    .replace(/Term$/, "")
    .toLowerCase();
  switch (word) {
    case "preferred":
    case "standardized":
      return "preferred";
    case "admitted":
      return "admitted";
    case "deprecated":
    case "superseded":
    case "forbidden":
    case "obsolete":
      return "deprecated";
    default:
      return undefined;
  }
}
