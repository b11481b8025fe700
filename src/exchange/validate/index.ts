export { type Validation, validateDocument } from "./document.ts";
export { RULES, type Rule, type RuleId } from "./rules.ts";
export type { Violation, ViolationSeverity } from "./violation.ts";
