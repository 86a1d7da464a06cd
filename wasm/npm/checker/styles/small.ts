// Lists, folds, tables of comparison, progress.

export const small = /* css */ `
.plainlist > li {
  padding-block: var(--s3); border-block-start: 1px solid var(--line); display: grid;
  grid-template-columns: auto minmax(0, 1fr); gap: var(--s1) var(--s3);
}
.plainlist > li:first-child { border-block-start: 0; padding-block-start: 0; }
.plainlist .g { margin-block-start: 0.15em; }
.plainlist p { color: var(--ink-2); font-size: var(--t-md); }
.plainlist p > b { color: var(--ink); font-size: var(--text); display: block; }
.plainlist .codebox { grid-column: 2; }
.steps { counter-reset: step; display: grid; gap: var(--s3); max-inline-size: 46rem; }
.steps > li { counter-increment: step; display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); }
.steps > li::before { content: counter(step) "."; color: var(--ink-3); }

.folded > summary {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s4); align-items: baseline;
  padding-block: var(--s3); border-block-start: 1px solid var(--line); list-style: none;
}
.folded:first-child > summary { border-block-start: 0; padding-block-start: 0; }
.folded > summary::-webkit-details-marker { display: none; }
.folded > summary::after {
  content: "Show"; color: var(--link); text-decoration: underline; text-underline-offset: 0.18em;
  font-size: var(--t-md);
}
.folded > summary .name { display: block; font-size: inherit; font-weight: 600; }
.folded[open] > summary::after { content: "Hide"; }
@container column (min-width: 560px) { .folded > summary .name { display: inline-block; min-inline-size: 9.5rem; } }
.folded > summary span > span { color: var(--ink-2); font-size: var(--t-md); }

.match { border-collapse: collapse; inline-size: 100%; font-size: var(--t-md); }
.match :is(th, td) {
  text-align: start; font-weight: 400; vertical-align: baseline; padding: var(--s2) var(--s4) var(--s2) 0;
  border-block-end: 1px solid var(--line);
}
.match thead th { color: var(--ink-3); font-size: var(--t-sm); }
.match .hex { font-size: var(--t-sm); }
.match .hex b { font-weight: 700; }
.said { border-collapse: collapse; inline-size: 100%; font-size: var(--t-md); }
.said :is(th, td) {
  text-align: start; font-weight: 400; vertical-align: baseline; padding: var(--s2) var(--s4) var(--s2) 0;
  border-block-end: 1px solid var(--line);
}
.said th { inline-size: 12rem; }
.said td { overflow-wrap: anywhere; }
.said code { font-size: var(--t-sm); }
@container column (max-width: 559px) {
  .match, .match tbody, .match tr, .match :is(th, td), .said, .said tbody, .said tr, .said :is(th, td) {
    display: block; inline-size: auto;
  }
  .match thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .match :is(th, td), .said :is(th, td) { border: 0; padding: 0; }
  .match tr, .said tr { padding-block: var(--s2); border-block-end: 1px solid var(--line); }
}

.progress { display: grid; gap: var(--s2); }
.progress progress {
  appearance: none; inline-size: 100%; block-size: 8px; border: 1px solid var(--edge); border-radius: 4px;
  overflow: hidden; background: var(--sheet);
}
.progress progress::-webkit-progress-bar { background: var(--sheet); }
.progress progress::-webkit-progress-value { background: var(--ink); }
.progress progress::-moz-progress-bar { background: var(--ink); }

.plainlist .codebox, .plainlist .actions { grid-column: 2; }
.plainlist > li > * { min-inline-size: 0; overflow-wrap: anywhere; }
`;
