import { createHash } from "node:crypto";

/**
 * The style of every page: fonts that have all Kazakh letters on every system, light and dark, small screens, both
 * directions of writing, and paper. Contrasts are 7 : 1 for text and at least 4.5 : 1 for small print.
 */
export const SITE_STYLE = `:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#575757;--line:#c9c9c9;--link:#0b4f9e;--mark:#8a4b00;--wash:#f4f1ea}
@media (prefers-color-scheme:dark){:root{--ink:#e9e9e9;--paper:#151515;--soft:#b3b3b3;--line:#4a4a4a;--link:#9cc7ff;--mark:#f0b667;--wash:#23211d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 "Noto Sans","Segoe UI","Helvetica Neue",Roboto,Arial,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
:lang(kk-Arab),:lang(ug){font-family:"Noto Naskh Arabic","Noto Sans Arabic","Segoe UI",Tahoma,"Geeza Pro","DejaVu Sans",sans-serif}
header,main,footer{max-inline-size:42rem;margin-inline:auto;padding-inline:1rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;align-items:center;padding-block:.75rem;border-block-end:1px solid var(--line)}
.top ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0;padding:0}
.top a,.top [aria-current],.list a,footer a,.ref,.back{display:inline-block;min-block-size:24px;min-inline-size:24px}
[aria-current]{font-weight:700}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin-block:1.6em .5em;text-wrap:balance}
h1{font-size:1.9rem;margin-block-start:1.2rem}
h2{font-size:1.35rem}
h3{font-size:1.15rem}
.lead{font-size:1.15rem;color:var(--soft)}
.dates,.state,.away,figcaption{color:var(--soft);font-size:.9rem}
.notice{border-inline-start:4px solid var(--mark);background:var(--wash);padding:.75rem 1rem;margin-block:1rem;font-size:.95rem}
.notice p{margin:0}
.notice p+p{margin-block-start:.4rem}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
img{max-inline-size:100%;block-size:auto}
figure{margin:1.2rem 0;padding:.75rem 1rem;border:1px solid var(--line)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--wash);padding:.75rem}
code,kbd,samp{font-family:"Noto Sans Mono",Consolas,Menlo,"DejaVu Sans Mono",monospace;font-size:.92em}
.scroll{overflow-x:auto;margin-block:1rem}
table{border-collapse:collapse;min-inline-size:100%}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:start;vertical-align:top}
.mt,.old,.src{text-decoration-line:underline;text-decoration-thickness:1px;text-underline-offset:.3em;text-decoration-color:var(--mark)}
.mt{text-decoration-style:dotted}
.old{text-decoration-style:dashed}
.src{text-decoration-style:solid;text-decoration-color:var(--line)}
p.mt,li.mt,dd.mt,dt.mt,td.mt,th.mt,blockquote.mt,figcaption.mt,h1.mt,h2.mt,h3.mt,h4.mt,h5.mt,h6.mt,div.mt{text-decoration-line:none;border-inline-start:3px dotted var(--mark);padding-inline-start:.6rem;margin-inline-start:-.75rem}
li.mt,td.mt,th.mt{margin-inline-start:0}
.key{font-size:.85rem}
.key span{margin-inline-start:.4rem}
sup{line-height:0;font-size:.75em}
.ref{text-align:center;line-height:24px;text-decoration:none;font-weight:700;color:var(--mark)}
.same{white-space:nowrap;font-size:.75rem;margin-inline-start:.35rem}
.same a{display:inline-block;min-inline-size:24px;min-block-size:24px;line-height:24px;text-align:center;color:var(--soft);text-decoration:none}
.same a:hover,.same a:focus-visible{color:var(--link);text-decoration:underline}
:target{background:var(--wash);outline:2px solid var(--line);outline-offset:4px}
.notes{border-block-start:1px solid var(--line);margin-block-start:2rem;font-size:.95rem}
.list{list-style:none;padding:0}
.list li{margin-block-end:1.5rem}
.list h2{margin-block:0 .25rem}
.list p{margin-block:.25rem}
footer{border-block-start:1px solid var(--line);margin-block-start:2.5rem;padding-block:1rem;font-size:.9rem}
.vh{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:.5rem;inset-block-start:-4rem;background:var(--paper);padding:.5rem 1rem}
.skip:focus{inset-block-start:.5rem}
@media print{:root{--ink:#000;--paper:#fff;--soft:#333;--line:#999;--link:#000;--mark:#444;--wash:#fff}body{font-size:10.5pt}.top nav,.skip,.same,footer nav{display:none}header,main,footer{max-inline-size:none;padding-inline:0}h1,h2,h3{break-after:avoid}figure,tr,.notice{break-inside:avoid}article a[href^="http"]::after{content:" <" attr(href) ">";font-size:.85em}}
`;

/** What a page may load and do: nothing but its own style and images of its own site. */
export const CONTENT_POLICY: string = `default-src 'none'; img-src 'self'; style-src 'sha256-${createHash("sha256").update(SITE_STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
