import type { LanguageTag } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import type { Problem } from "../core/problem.ts";
import { SEGMENTATION_VERSION, type SplitOptions } from "../segmentation/index.ts";
import { deadline } from "./deadline.ts";

/** How text is cut into sentences here: by the built-in rules, or by the user's. */
export interface Segmentation {
  readonly options: SplitOptions;
  /** Differs wherever texts may be cut differently. */
  readonly version: string;
  /** The user's rules for a language that cannot be run and are left out. */
  readonly problems: (lang: LanguageTag) => readonly Problem[];
}

/**
 * Cutting by the user's file of SRX rules, or by the built-in rules where there is none.
 *
 * @throws Problem `E_SRX_…` where the file is no readable SRX
 */
export async function segmentationOf(
  abbreviations: readonly string[],
  srx: { readonly path: string; readonly text: string } | undefined,
): Promise<Segmentation> {
  if (srx === undefined) return { options: { abbreviations }, version: SEGMENTATION_VERSION, problems: () => [] };
  const { readSrx, srxSplitter } = await import("../segmentation/srx/index.ts");
  const { split, problems } = srxSplitter(readSrx(srx.text, srx.path), abbreviations, deadline());
  return { options: { split }, version: `srx-${hash(srx.text).slice(0, 8)}`, problems };
}

/** The built-in rules as SRX, and the words by which a file of them is known again. */
export async function builtInSrx(): Promise<{ readonly text: string; readonly mark: string }> {
  const { EXPORT_MARK, exportSrx } = await import("../segmentation/srx/index.ts");
  return { text: exportSrx(), mark: EXPORT_MARK };
}
