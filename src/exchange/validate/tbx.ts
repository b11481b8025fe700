import type { Place } from "../../core/problem.ts";
import type { Constraints } from "./standards.ts";
import type { Report } from "./violation.ts";

/** Elements whose `target` is an id of the file; that of `xref` is an address. */
const POINTING = new Set([
  "admin",
  "adminNote",
  "descrip",
  "descripNote",
  "hi",
  "ref",
  "termNote",
  "transac",
  "transacNote",
]);

/** Ids of a TBX file are unique, and references by id point to one of them. */
export function tbxConstraints(report: Report): Constraints {
  const ids = new Set<string>();
  const targets: { readonly id: string; readonly place: Place }[] = [];
  return {
    close: ({ tag, attributes, place }) => {
      const id = attributes.get("id");
      // Codes within a text are numbered for themselves.
      if (id !== undefined && tag !== "sc" && tag !== "ec" && tag !== "ph") {
        if (ids.has(id)) report("TBX-ID", place, { id });
        ids.add(id);
      }
      const target = POINTING.has(tag) ? attributes.get("target") : undefined;
      if (target !== undefined && !ids.has(target)) targets.push({ id: target, place });
    },
    keeps: () => false,
    end: () => {
      for (const { id, place } of targets) if (!ids.has(id)) report("TBX-TARGET", place, { id });
    },
  };
}
