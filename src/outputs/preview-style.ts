/** The preview's style: fonts that have all Kazakh letters on every system, and a table that prints over many pages. */
export const PREVIEW_STYLE = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; margin: 1.5rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border-top: 1px solid #8888; overflow-wrap: anywhere; padding: .4rem .6rem; text-align: start; vertical-align: top; width: 50%; }
.heading span { font-weight: bold; }
code { font-size: .75em; opacity: .6; }
mark { background: none; color: inherit; text-decoration: underline dotted; }
small { opacity: .7; }
ul { font-size: .8em; margin: .3rem 0 0; opacity: .85; padding-inline-start: 1.2rem; }
.new, .draft, .stale { border-inline-start: 3px solid #c60; padding-inline-start: .3rem; }
.stale { text-decoration: underline wavy #c60; }
@media print {
  body { font-size: 9pt; margin: 0; max-width: none; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
