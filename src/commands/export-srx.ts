import { resolve } from "node:path";
import { Problem } from "../core/problem.ts";
import { readText } from "../files/read.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { builtInSrx } from "../journey/segmentation.ts";
import { say } from "../report/say.ts";
import type { Context } from "./command.ts";

/**
 * Writes the built-in rules as SRX to a file, or to standard output for `-`. A file that was not written so is left as
 * it is.
 */
export async function exportSrx(target: string, { reporter, folder }: Context): Promise<number> {
  const { text, mark } = await builtInSrx();
  if (target === "-") {
    reporter.object("segment", { srx: text });
    reporter.result(text);
    return 0;
  }
  const absolute = resolve(folder, target);
  const standing = readText(absolute, target);
  if (standing !== undefined && !standing.includes(mark)) throw new Problem("E_SRX_EXISTS", { path: target });
  writeAtomically(absolute, target, text);
  reporter.object("segment", { exported: target });
  reporter.result(say("segment.exported", { path: target }));
  return 0;
}
