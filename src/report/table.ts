import { escapeTerminal } from "./escape.ts";
import { currentSpeaker, number, say } from "./say.ts";
import { displayWidth, pad } from "./width.ts";

export type Cell = string | number;

/** A span of time in its two largest units: `850 ms`, `12 s`, `3 min 5 s`, `1 h 2 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return say("duration.milliseconds", { milliseconds: Math.round(milliseconds) });
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return say("duration.seconds", { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return say("duration.minutes", { minutes, seconds: seconds % 60 });
  return say("duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** An amount of US dollars with four decimals, or six where it is less than a cent: `0.0480`, `0.000312`. */
export function dollars(amount: number): string {
  return currentSpeaker().decimal(amount, amount < 0.01 ? 6 : 4);
}

/** An amount of US dollars with the decimals that it was given with: `5`, `0.25`. */
export function shortDollars(amount: number): string {
  const [, decimals = ""] = String(amount).split(".");
  return currentSpeaker().decimal(amount, decimals.length);
}

/**
 * Rows in columns two spaces apart, without a final newline.
 *
 * Widths are cells on a terminal, so that Cyrillic, Chinese and emoji line up. A column of numbers is set right. Text is
 * escaped for terminals.
 */
export function table({
  head,
  rows,
}: {
  readonly head?: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}): string {
  const all = head === undefined ? rows : [head, ...rows];
  const columns = Math.max(0, ...all.map((row) => row.length));
  const aligns = Array.from({ length: columns }, (_, column) => alignment(rows.map((row) => row[column])));
  const texts = all.map((row) => row.map((cell) => (typeof cell === "number" ? number(cell) : escapeTerminal(cell))));
  const widths = aligns.map((_, column) => Math.max(...texts.map((row) => displayWidth(row[column] ?? ""))));
  return texts
    .map((row) =>
      row
        .map((text, column) => pad(text, widths[column] ?? 0, aligns[column] ?? "left"))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Right where the column holds a number, left where it holds words only. */
function alignment(cells: readonly (Cell | undefined)[]): "left" | "right" {
  return cells.some((cell) => typeof cell === "number") ? "right" : "left";
}
