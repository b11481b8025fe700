import { isNmtoken } from "./value-types.ts";
import { FRAGMENT_PREFIXES } from "./xliff-2-module-tables.ts";

/** What a fragment identifier of XLIFF 2.x selects; what is absent is taken from where it stands. */
export interface Fragment {
  readonly file: string | undefined;
  readonly group: string | undefined;
  readonly unit: string | undefined;
  /** The last selector: prefix `""` for segments and inline elements of the source, `t` for those of the target, `n`, `d`, or a module's. */
  readonly leaf: { readonly prefix: string; readonly id: string } | undefined;
}

const SCOPES = ["f", "g", "u"];
const LEAVES = ["", "n", "d", "t"];

/**
 * A reference that begins with `#`, taken apart; undefined where it breaks the grammar (XLIFF 2.1, section 3): file,
 * group and unit selectors in this order, each once, then at most one other selector, whose prefix is one of the core
 * or of a module.
 */
export function parseFragment(reference: string): Fragment | undefined {
  if (!reference.startsWith("#")) return undefined;
  const scopes = new Map<string, string>();
  let leaf: Fragment["leaf"];
  let reached = -1;
  for (const selector of reference.slice(reference.startsWith("#/") ? 2 : 1).split("/")) {
    const sign = selector.indexOf("=");
    const prefix = selector.slice(0, Math.max(sign, 0));
    const id = selector.slice(sign + 1);
    if (!isNmtoken(id) || sign === 0 || leaf !== undefined) return undefined;
    const scope = SCOPES.indexOf(prefix);
    if (scope >= 0 ? scope <= reached : !LEAVES.includes(prefix) && !FRAGMENT_PREFIXES.has(prefix)) return undefined;
    if (scope < 0) leaf = { prefix, id };
    else scopes.set(prefix, id);
    reached = Math.max(reached, scope);
  }
  return { file: scopes.get("f"), group: scopes.get("g"), unit: scopes.get("u"), leaf };
}
