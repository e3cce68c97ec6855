import { Markup } from './markup.js';

/** Style of the report: the colours of the reader's system, one column on narrow screens, and everything open in print. */
export const STYLE = new Markup(`
:root { color-scheme: light dark; --line: #d0d7de; --soft: #f6f8fa; --text: #1f2328; --muted: #59636e;
  --page: #fff; --red: #b3261e; --violet: #7d3aa8; --amber: #8a5a00; --blue: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3d444d; --soft: #151b23; --text: #e6edf3; --muted: #9198a1;
    --page: #0d1117; --red: #ff8a80; --violet: #d2a8ff; --amber: #e3b341; --blue: #79c0ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
.muted { color: var(--muted); }
.totals { font-size: 1.1rem; margin: 1rem 0; padding: .75rem 1rem; background: var(--soft);
  border-left: .3rem solid var(--line); }
.data-loss, .data-at-risk, .error { color: var(--red); border-color: var(--red); }
.endpoint-change, .exposure { color: var(--violet); border-color: var(--violet); }
.downtime, .warning { color: var(--amber); border-color: var(--amber); }
.in-place { color: var(--blue); border-color: var(--blue); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
td code { overflow-wrap: break-word; }
svg { min-width: 40rem; width: 100%; max-width: 56rem; height: auto; }
svg rect { fill: var(--soft); stroke: var(--line); }
svg text { fill: var(--text); font: 12px ui-monospace, monospace; }
svg path { fill: none; stroke: var(--muted); stroke-opacity: .6; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  tr, li, svg { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  td, td code { overflow-wrap: anywhere; }
  td:first-child code { overflow-wrap: normal; }
  svg { min-width: 0; }
}
`);
