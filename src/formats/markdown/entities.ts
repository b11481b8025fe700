/**
 * Character references: `&amp;`, `&#8211;`, `&#x2014;`.
 *
 * The names are those of HTML 4.01 and `apos`; the two thousand rarer ones of HTML 5 are kept as inline codes, so
 * that they survive although nobody here can read them.
 */

/** Runs of names for consecutive code points: the first one's number in base 16, then the names. */
const NAMES: string =
  "22 quot|26 amp apos|3c lt|3e gt|a0 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg " +
  "macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave " +
  "Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve " +
  "Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde " +
  "auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde " +
  "ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml|152 OElig oelig|160 Scaron scaron|178 Yuml|192 " +
  "fnof|2c6 circ|2dc tilde|391 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi " +
  "Rho|3a3 Sigma Tau Upsilon Phi Chi Psi Omega|3b1 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda " +
  "mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega|3d1 thetasym upsih|3d6 piv|2002 ensp emsp|" +
  "2009 thinsp|200c zwnj zwj lrm rlm|2013 ndash mdash|2018 lsquo rsquo sbquo|201c ldquo rdquo bdquo|2020 dagger " +
  "Dagger bull|2026 hellip|2030 permil|2032 prime Prime|2039 lsaquo rsaquo|203e oline|2044 frasl|20ac euro|2111 " +
  "image|2118 weierp|211c real|2122 trade|2135 alefsym|2190 larr uarr rarr darr harr|21b5 crarr|21d0 lArr uArr " +
  "rArr dArr hArr|2200 forall|2202 part exist|2205 empty|2207 nabla isin notin|220b ni|220f prod|2211 sum minus|" +
  "2217 lowast|221a radic|221d prop infin|2220 ang|2227 and or cap cup int|2234 there4|223c sim|2245 cong|2248 " +
  "asymp|2260 ne equiv|2264 le ge|2282 sub sup nsub|2286 sube supe|2295 oplus|2297 otimes|22a5 perp|22c5 sdot|2308 " +
  "lceil rceil lfloor rfloor|2329 lang rang|25ca loz|2660 spades|2663 clubs|2665 hearts diams";

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  NAMES.split("|").flatMap((run) => {
    const [first = "", ...names] = run.trim().split(" ");
    return names.map((name, index) => [name, String.fromCodePoint(Number.parseInt(first, 16) + index)] as const);
  }),
);

/** The source of a regular expression for what looks like a character reference. */
export const REFERENCE = "&(?:#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[A-Za-z][A-Za-z\\d]{1,31});";

/** What a reference stands for, e.g. `&amp;` for `&`; undefined where its name is not known here. */
export function decodeReference(reference: string): string | undefined {
  const body = reference.slice(1, -1);
  if (!body.startsWith("#")) return CHARACTERS.get(body);
  const hexadecimal = body[1] === "x" || body[1] === "X";
  const code = hexadecimal ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  const invalid = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return invalid ? "\uFFFD" : String.fromCodePoint(code);
}

/** A character as a reference that reads the same everywhere, e.g. `&#1076;` for `д`. */
export function encodeReference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0xfffd};`;
}
