import { createHash } from "node:crypto";

/** The style of the page for editors: as of the site, on two columns; one below the other on small screens. */
export const SIDE_BY_SIDE_STYLE = `:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#575757;--line:#c9c9c9;--link:#0b4f9e;--bad:#a11212;--mark:#8a4b00;--wash:#f4f1ea}
@media (prefers-color-scheme:dark){:root{--ink:#e9e9e9;--paper:#151515;--soft:#b3b3b3;--line:#4a4a4a;--link:#9cc7ff;--bad:#ff9a94;--mark:#f0b667;--wash:#23211d}}
*{box-sizing:border-box}
body{margin:0 auto;max-inline-size:84rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.55 "Noto Sans","Segoe UI","Helvetica Neue",Roboto,Arial,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
:lang(kk-Arab),:lang(ug){font-family:"Noto Naskh Arabic","Noto Sans Arabic","Segoe UI",Tahoma,"Geeza Pro","DejaVu Sans",sans-serif}
h1{font-size:1.5rem}
h2{font-size:1.2rem;margin-block:2rem .5rem}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav ul{padding-inline-start:1.2rem}
nav a,.about a{display:inline-block;min-block-size:24px;min-inline-size:24px}
table{border-collapse:collapse;table-layout:fixed;inline-size:100%}
th,td{border-block-start:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}
thead th{position:sticky;inset-block-start:0;background:var(--paper)}
.about td{border-block-start:0;background:var(--wash);font-size:.85rem}
.about ul,.about ol{margin:0;padding-inline-start:1.2rem}
.about>td>ol{list-style:none;padding:0}
.heading td{font-weight:700}
.soft{color:var(--soft)}
code{font-size:.8em;color:var(--soft)}
sup{line-height:0;font-size:.7em;margin-inline-end:.2em;color:var(--soft)}
.term{text-decoration:underline dotted;text-underline-offset:.2em}
mark{background:var(--wash);color:inherit;outline:1px solid var(--mark)}
.new,.draft,.stale{text-decoration:underline dotted var(--mark);text-underline-offset:.3em}
.error{color:var(--bad)}
.warning,.draft>b,.stale>b{color:var(--mark)}
:target{outline:2px solid var(--link);outline-offset:3px}
.skip{position:absolute;inset-inline-start:.5rem;inset-block-start:-4rem;background:var(--paper);padding:.5rem 1rem}
.skip:focus{inset-block-start:.5rem}
@media (max-width:40rem){table,tbody,tr,td{display:block;inline-size:100%}thead{display:none}}
@media print{:root{--ink:#000;--paper:#fff;--soft:#333;--line:#999;--link:#000;--bad:#000;--mark:#444;--wash:#fff}body{font-size:9pt;padding:0;max-inline-size:none}nav,.skip,.next{display:none}thead th{position:static}tr{break-inside:avoid}h2{break-after:avoid}}
`;

/** What the page may load and do: nothing but its own style. */
export const SIDE_BY_SIDE_POLICY: string = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(SIDE_BY_SIDE_STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
