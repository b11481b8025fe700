import { Problem } from "../core/problem.ts";
import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { i18nextJson } from "./i18next-json.ts";
import { markdown } from "./markdown.ts";
import { plainText } from "./plain-text.ts";

export type { Format, ParseOptions } from "./format.ts";

/** Every format, in no order that matters: no two share an extension. */
export const formats: readonly Format[] = [html, i18nextJson, markdown, plainText];

/**
 * The format of a file, by the ending of its name in any case.
 *
 * @throws Problem `E_FORMAT_UNKNOWN`
 */
export function formatFor(path: string): Format {
  const name = path.toLowerCase();
  const format = formats.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
  if (format !== undefined) return format;
  const known = formats.flatMap(({ extensions }) => extensions).join(" ");
  throw new Problem("E_FORMAT_UNKNOWN", { path, known }, { path });
}
