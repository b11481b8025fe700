export { type Validation, validateDocument } from "./document.ts";
export { RULES } from "./rules.ts";
export type { Violation } from "./violation.ts";
