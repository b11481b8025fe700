import type { AbbreviationClass } from "./rules.ts";

/**
 * Latin-script titles and names of firms that also stand in Cyrillic news, in English spelling.
 *
 * Source: The Chicago Manual of Style, 17th ed., 10.11–10.28 (titles, firms), 9.38 (times of day).
 */
export const latinAbbreviations: readonly (readonly [AbbreviationClass, string])[] = [
  [
    "never",
    `Mr Mrs Ms Mx Messrs Mmes Dr Drs prof Rev Hon Gen Sen Sens Rep Reps Gov Govs Pres Col Lt Sgt Cpl Pvt Capt Cmdr
     Comdr Adm Maj Brig Supt Insp Det Amb Msgr Br Fr Mt vs viz cf e.g i.e P.S PS N.B`,
  ],
  ["starter", "al Inc Ltd Corp Co Cos Bros Jr Sr Esq St Ave Blvd Rd Hwy Pty Plc GmbH"],
  [
    "time",
    "etc a.m p.m A.M P.M a.d A.D b.c B.C b.c.e B.C.E c.e C.E Ph.D M.D B.A M.A M.B.A LL.B LL.M J.D D.Phil B.Sc M.Sc",
  ],
];
