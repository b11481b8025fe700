import { latinAbbreviations } from "./latin.ts";
import { abbreviations, type Rules, words } from "./rules.ts";

/**
 * English.
 *
 * Sources: The Chicago Manual of Style, 17th ed., chapter 10 (abbreviations) and 9.38 (times of day); the Associated
 * Press list of state abbreviations. Starters and verbs of speech were chosen by hand from closed word classes.
 */
export const en: Rules = {
  abbreviations: abbreviations(
    ...latinAbbreviations,
    ["never", "incl excl v approx a.k.a f.e n.b Dept Assn Univ Mme Mlle Hr Sra Ven"],
    [
      "number",
      `no nos ca c est op pop p pp vol vols fig figs art arts sec secs ch chs para paras pt pts ver ed eds ft oz lb lbs yd hr hrs eq nr
       Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`,
    ],
    [
      "starter",
      `Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt
       Va Wash Wis Wyo Ft sq`,
    ],
  ),
  starters: words(`
    The A An This That These Those There Here He She It We They You I His Her Its Our Their My Your
    And But Or So Yet Nor If When While Although Though Because Since Until Unless Once As After Before During
    In On At By For From With Without Within Under Over About Against Among Between Despite Through To Of Like Unlike
    Who What Where Why How Which Whose
    However Meanwhile Moreover Furthermore Nevertheless Nonetheless Therefore Thus Then Now Still Also Instead Later
    Earlier Today Yesterday Tomorrow Perhaps Maybe Indeed Even Only Just Some Many Most Several Few Both Each Every
    All Any None Nobody Nothing Everyone Everything Someone Something Others Another Such Other More Much
    Not No Yes Let Please Is Are Was Were Do Does Did Has Have Had Can Could Would Should
    That's It's He's She's There's They're We're I'm I've Don't Didn't`),
  followers: words(`
    Eastern Central Mountain Pacific Atlantic Greenwich Moscow Astana Almaty Beijing London GMT UTC time ET EST EDT CT CST CDT
    MT MST MDT PT PST PDT BST CET CEST MSK Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    January February March April May June July August September October November December`),
  fronting: words(`
    in on at by around about until till after before from since during as for near to
    the of and early late morning afternoon evening night noon midnight spring summer autumn winter fall year century
    jan feb mar apr jun jul aug sep sept oct nov dec
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday`),
  casual: words(
    "i i'm i've i'd i'll it it's its he she they they're we we're you this that that's these there there's",
  ),
  wholeEndings: "",
  alwaysCapital: words("I I'm I've I'd I'll"),
  counting: words("page pages chapter section article part number step phase stage table figure form rule version day"),
  speech: words(`
    said says say asked asks added adds replied replies shouted shouts cried cries told tells wrote writes tweeted
    tweets exclaimed declared answered continued explained noted insisted recalled joked laughed screamed yelled
    whispered responded remarked quipped warned demanded pleaded snapped thought wondered began concluded`),
};
