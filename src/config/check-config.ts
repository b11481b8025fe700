import type { Severity } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { YamlDocument } from "../core/yaml-document.ts";

/** How severe the findings of a check, or of one of its rules, are; `off` leaves them out. */
export type CheckLevel = Severity | "off";

/** Levels by check (`negation`) or rule (`numbers.separator`); what is not named is as the check says. */
export type CheckConfig = Readonly<Record<string, CheckLevel>>;

/** What a level may be. */
export const CHECK_LEVELS: readonly CheckLevel[] = ["off", "info", "warning", "error"];

/** Names of `checks` that are no check and no rule. */
export function unknownChecks(
  checks: CheckConfig,
  known: ReadonlySet<string>,
  document: YamlDocument,
): readonly Problem[] {
  const names = [...known].filter((name) => !name.includes(".")).toSorted();
  return Object.keys(checks)
    .filter((name) => !known.has(name))
    .map(
      (name) =>
        new Problem(
          "E_CONFIG_KEY",
          { key: name, within: "checks", known: names.join(", ") },
          document.place(["checks", name], "key"),
        ),
    );
}
