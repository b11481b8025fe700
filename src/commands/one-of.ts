import { Problem } from "../core/problem.ts";

/** One of the values that an option takes, or undefined where it was not given. @throws Problem `E_USAGE_VALUE` */
export function oneOf<T extends string>(
  option: string,
  given: string | boolean | undefined,
  known: readonly T[],
): T | undefined {
  if (given === undefined) return undefined;
  const value = known.find((candidate) => candidate === given);
  if (value === undefined)
    throw new Problem("E_USAGE_VALUE", { option, value: String(given), known: known.join(", ") });
  return value;
}
