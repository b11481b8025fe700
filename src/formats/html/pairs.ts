/** A tag or other markup among others, as far as pairs are made of it. */
export interface Role {
  readonly role: "open" | "close" | "standalone";
  /** The element's name in lower case. */
  readonly element: string;
}

/** What a code is in its unit: an end of a pair with the pair's number, or alone. */
export type Pairing = { readonly type: "standalone" } | { readonly type: "open" | "close"; readonly pair: number };

const ALONE: Pairing = { type: "standalone" };

/**
 * What each code is among its neighbours. A closing tag fits the nearest open one of its name; tags between the two that
 * are still open stand alone, so that pairs nest. Pairs are numbered from 1. Takes linear time.
 *
 *     <b>a <i>b</b> c</i>
 *     ^1      ^1            the tags of `i` stand alone
 */
export function pairings(roles: readonly Role[]): readonly Pairing[] {
  const found: Pairing[] = roles.map(() => ALONE);
  const open: number[] = [];
  const counts = new Map<string, number>();
  let pair = 0;
  roles.forEach(({ role, element }, index) => {
    if (role === "open") {
      open.push(index);
      counts.set(element, (counts.get(element) ?? 0) + 1);
    } else if (role === "close" && (counts.get(element) ?? 0) > 0) {
      pair++;
      found[popUntil(element)] = { type: "open", pair };
      found[index] = { type: "close", pair };
    }
  });
  return found;

  function popUntil(element: string): number {
    for (;;) {
      const last = open.pop() ?? 0;
      const name = roles[last]?.element ?? element;
      counts.set(name, (counts.get(name) ?? 1) - 1);
      if (name === element) return last;
    }
  }
}
