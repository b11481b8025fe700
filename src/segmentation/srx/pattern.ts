/**
 * A regular expression as a tree, in terms that JavaScript's `v` mode has.
 *
 * `character` and `assertion` hold finished JavaScript; all else is written by `writePattern`, which knows in which
 * direction a part is matched.
 */
export type Pattern =
  /** Matches one code point. `fold`: in any case. */
  | { readonly kind: "character"; readonly source: string; readonly fold: boolean }
  /** Matches at a place without taking anything. */
  | { readonly kind: "assertion"; readonly source: string }
  | { readonly kind: "sequence"; readonly items: readonly Pattern[] }
  | { readonly kind: "choice"; readonly options: readonly Pattern[] }
  /** A capturing group; `name` is its number, or the name that its author gave it. */
  | { readonly kind: "group"; readonly name: string; readonly body: Pattern }
  | { readonly kind: "reference"; readonly name: string }
  | {
      readonly kind: "look";
      readonly ahead: boolean;
      readonly negative: boolean;
      readonly body: Pattern;
    }
  /** Matches what `body` matches first, and never tries another way. */
  | { readonly kind: "atomic"; readonly body: Pattern }
  | {
      readonly kind: "repeat";
      readonly body: Pattern;
      readonly least: number;
      /** Absent for no bound. */
      readonly most?: number;
      readonly possessive: boolean;
    };
