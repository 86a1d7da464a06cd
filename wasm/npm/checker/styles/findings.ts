// Findings, quotations, code to paste.

export const findings = /* css */ `
.finding { padding-block: var(--s6); border-block-start: 1px solid var(--line); }
.finding > * + * { margin-block-start: var(--s4); }
.finding .sev { display: flex; gap: var(--s3); align-items: center; }
.finding .sev .state { font-size: var(--t-md); }
.finding .code { font: 400 var(--t-sm)/1.4 var(--mono); }
.finding > :is(h2, h3, h4, h5, h6) {
  font-size: var(--t-xl); letter-spacing: -0.01em; line-height: 1.25; max-inline-size: 56ch;
}
.finding .cause { max-inline-size: var(--measure); }
.finding.note > :is(h2, h3, h4, h5, h6) { font-size: var(--text); letter-spacing: 0; max-inline-size: none; }
.finding.note .cause { color: var(--ink-2); font-size: var(--t-md); }
.finding.note { padding-block: var(--s4); }
.finding.note > * + * { margin-block-start: var(--s1); }
.list > .finding:last-child { padding-block-end: 0; }

@container column (min-width: 760px) {
  .part > .list { grid-column: 1 / -1; display: grid; grid-template-columns: subgrid; }
  .list > .finding { grid-column: 1 / -1; display: grid; grid-template-columns: subgrid; }
  .finding > * { grid-column: 2; }
  .finding > .sev { grid-column: 1; grid-row: 1 / span 2; flex-direction: column; align-items: flex-start; gap: 0; }
  .finding > :is(h2, h3, h4, h5, h6) { margin-block-start: 0; }
  .finding.error > .sev, .finding.warning > .sev { padding-block-start: 0.25rem; }
}

.facts { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s1); font-size: var(--t-md); }
.facts dd + dt { margin-block-start: var(--s3); }
.facts dt { color: var(--ink-3); }
.facts dd > * + * { margin-block-start: var(--s2); }
.facts dd { max-inline-size: 46rem; }
@container column (min-width: 560px) {
  .facts { grid-template-columns: 7rem minmax(0, 1fr); gap: var(--s3) var(--s4); }
  .facts dd + dt { margin-block-start: 0; }
}

/* Quoted source and code share one frame. */
.quote, .codebox {
  border: 1px solid var(--line); border-radius: var(--radius); background: var(--sheet); overflow: clip;
}
.quote figcaption, .codebox .bar {
  display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); align-items: center; justify-content: space-between;
  min-block-size: 2.5rem; padding: var(--s1) var(--s2) var(--s1) var(--s4); border-block-end: 1px solid var(--line);
  font-size: var(--t-sm); color: var(--ink-2);
}
.quote figcaption .fname, .codebox .bar .fname {
  font: 600 var(--t-sm)/1.5 var(--mono); color: var(--ink); direction: ltr;
}
.quote pre, .codebox pre {
  overflow-x: auto; padding-block: var(--s3); font-size: var(--t-sm); line-height: 1.65; direction: ltr;
  text-align: left; tab-size: 4;
}
.codebox pre { padding-inline: var(--s4); }
.codebox.wrap pre {
  white-space: pre-wrap; overflow-wrap: anywhere; padding-inline-start: calc(var(--s4) + 2ch); text-indent: -2ch;
}
.l { display: grid; grid-template-columns: 3.25em 1fr; min-block-size: 1.65em; }
.l::before {
  content: attr(data-n); color: var(--ink-3); text-align: end; padding-inline-end: 1.1em; user-select: none;
}
.l > span { padding-inline-end: var(--s4); }
.l.skip { color: var(--ink-3); font-family: var(--font); }
.l.skip::before { font-family: var(--mono); }
.l.hit { background: var(--tint); }
.quote.error .l.hit { background: var(--tint-error); }
.quote.note .l.hit { background: var(--sunk); }
.l .caret { color: var(--warning); font-weight: 600; }
.quote.error .l .caret { color: var(--error); }
.quote.note .l .caret { color: var(--note); }
.l .says { white-space: pre-wrap; font-family: var(--font); color: var(--ink); }
.own {
  background: var(--own); color: inherit; border-radius: 2px; padding-block: 0.1em; box-decoration-break: clone;
}
.cm { color: var(--ink-3); }
.legend-own { display: inline-flex; align-items: center; gap: var(--s2); }
.legend-own::before {
  content: ""; inline-size: 1.5em; block-size: 0.9em; background: var(--own); border-radius: 2px;
  border: 1px solid var(--line);
}

.finding > * { min-inline-size: 0; overflow-wrap: anywhere; }
.facts .seen { overflow-wrap: anywhere; }
.facts dd { overflow-wrap: anywhere; min-inline-size: 0; }
.consequences > :is(h3, h4, h5, h6) { font-size: var(--t-md); color: var(--ink-3); font-weight: 400; }
.follows > li { padding-block: var(--s2); border-block-start: 1px solid var(--line); font-size: var(--t-md); }
.consequences > :is(h3, h4, h5, h6) + .follows { margin-block-start: var(--s2); }
.codebox:has(> .bare) { position: relative; }
/* Code runs left to right in every script, so its button stands at the right. */
.codebox > .bar.bare {
  position: absolute; inset-block-start: 0.25rem; right: 0.25rem; min-block-size: 0; padding: 0; border: 0;
  background: var(--sheet); border-radius: var(--radius);
}
.codebox > .bare + pre { padding-right: 5.5rem; }
`;
