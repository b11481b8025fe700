import { Problem } from "../core/problem.ts";

/** The value of a numeric option, or undefined where it was not given. @throws Problem `E_USAGE_NUMBER` */
export function numberOption(
  values: Readonly<Record<string, string | boolean | undefined>>,
  name: string,
): number | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  if (!Number.isFinite(number) || number < 0)
    throw new Problem("E_USAGE_NUMBER", { option: `--${name}`, value: String(value) });
  return number;
}
