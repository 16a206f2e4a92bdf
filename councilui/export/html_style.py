"""The style sheet of an HTML page, for screen and print, light and dark; color alone never carries meaning."""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --quiet: #5a5f66; --line: #c9ccd1; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e6; --paper: #15171a; --quiet: #a2a8b0; --line: #454a52; --link: #9cc4ff; }
}
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1, h2, h3, table, caption { font-family: system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1rem; }
a { color: var(--link); overflow-wrap: anywhere; }
sup a, .back { text-decoration: none; font-family: system-ui, sans-serif; }
sup { line-height: 0; }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .9rem; line-height: 1.4; margin: 1rem 0; }
caption { text-align: left; color: var(--quiet); font-size: .85rem; padding-bottom: .3rem; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .9rem .25rem 0; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: normal; }
.number { font-variant-numeric: tabular-nums; }
.short, .number { white-space: nowrap; }
.wide { overflow-x: auto; }
.wide table { font-size: .75rem; }
.wide th, .wide td { padding: .15rem .4rem .15rem 0; }
.wide [scope=row] { position: sticky; left: 0; background: var(--paper);
  min-width: min(14rem, 30vw); max-width: min(24rem, 45vw); }
figure { margin: 1rem 0; }
figure svg { max-width: 100%; height: auto; }
article + article { border-top: 3px double var(--line); margin-top: 3rem; padding-top: 1rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .85rem; }
footer h2 { border: 0; margin-top: 1rem; font-size: 1rem; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #444; --line: #999; --link: #000; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  a { text-decoration: none; }
  .back { display: none; }
  h1, h2, h3, caption { break-after: avoid; }
  tr, li, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  .wide table { font-size: 5pt; }
  .wide [scope=row] { position: static; min-width: 8em; }
  .wide th, .wide td { padding: 1pt 2pt 1pt 0; }
  article + article { break-before: page; border: 0; }
}
@page { margin: 18mm 16mm; }
"""
