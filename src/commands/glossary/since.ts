import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { readText } from "../../files/read.ts";
import { type FormerGlossary, readFormer } from "../../journey/glossary/former.ts";
import type { Project } from "../../journey/project.ts";

/** An earlier glossary, and where it was found. */
export interface Since {
  readonly past: FormerGlossary | undefined;
  readonly from: "option" | "state" | "commit" | "nowhere";
  /** As problems name it. */
  readonly path: string;
}

/**
 * The glossary that today's is compared with: what `--since` names, a file or a revision of git; else the one that was
 * applied last; else that of the last commit.
 *
 * @throws Problem `E_GLOSSARY_SINCE` where there is neither such a file nor such a revision
 */
export function glossarySince(project: Project, folder: string, given: string | boolean | undefined): Since {
  const { glossary } = project.config;
  const kept = readFormer(project);
  if (typeof given === "string") {
    const text = readText(resolve(folder, given), given) ?? committed(project, given);
    if (text === undefined) throw new Problem("E_GLOSSARY_SINCE", { name: given });
    return { past: { forms: {}, open: [], ...kept, text }, from: "option", path: given };
  }
  if (kept !== undefined) return { past: kept, from: "state", path: glossary };
  const text = committed(project, "HEAD");
  if (text === undefined) return { past: undefined, from: "nowhere", path: glossary };
  return { past: { text, forms: {}, open: [] }, from: "commit", path: glossary };
}

/** The glossary as a revision has it; undefined outside a repository of git, and where the revision has none. */
function committed({ layout, config }: Project, revision: string): string | undefined {
  if (!/^[\w][\w./~^@{}-]{0,200}$/.test(revision)) return undefined;
  try {
    const args = ["show", `${revision}:./${config.glossary}`];
    return execFileSync("git", args, {
      cwd: layout.root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 16_000_000,
      timeout: 20_000,
    });
  } catch {
    return undefined;
  }
}
