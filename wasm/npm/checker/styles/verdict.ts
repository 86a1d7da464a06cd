// The answer in large, and the file as its readers see it.

export const verdict = /* css */ `
.verdict { padding-block-end: var(--s6); }
.verdict > * + * { margin-block-start: var(--s4); }
.verdict .seal { inline-size: 2.75rem; block-size: 2.75rem; }
.verdict .as-of { color: var(--link); }
.verdict .ask { color: var(--ink-3); font-size: var(--t-md); }
.verdict :is(h1, h2, h3, h4, h5) {
  font-size: var(--t-verdict); font-weight: 700; line-height: 1.05; letter-spacing: -0.022em;
  margin-block-start: var(--s1);
}
.verdict .why { font-size: calc(var(--text) * 1.1875); line-height: 1.5; max-inline-size: 60ch; }
.parts ul {
  display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); font-size: var(--t-md); padding-block-start: var(--s4);
  border-block-start: 1px solid var(--line);
}
.parts :is(a, button) { display: inline-block; padding-block: var(--s1); }
.parts small { color: var(--ink-3); font-size: var(--t-sm); }
.actions + .fine { margin-block-start: var(--s2); }
.tally {
  display: flex; flex-wrap: wrap; gap: var(--s1) var(--s6); font-size: var(--t-md); color: var(--ink-2);
  align-items: center;
}
.verdict + .verdict { border-block-start: 1px solid var(--line); padding-block-start: var(--s6); }
.verdicts > .verdict:last-child { padding-block-end: var(--s8); }

@container column (min-width: 760px) {
  .verdict .seal {
    grid-column: 1; grid-row: 1 / span 3; inline-size: 4rem; block-size: 4rem; margin-block-start: 0.35rem;
  }
  .verdict .ask { margin-block-start: 0; }
}

/* The file as its readers see it. */
.strip { margin-block: var(--s6) 0; }
.strip figcaption { font-size: var(--t-md); color: var(--ink-2); margin-block-end: var(--s3); }
.strip svg.seg { overflow: hidden; }
.strip svg text { font: 400 12px/1 var(--mono); fill: var(--ink-3); }
.strip svg .num { font-weight: 600; font-size: 14px; fill: var(--ink); }
.strip svg .nm { font: 400 12.5px/1 var(--font); fill: var(--ink-2); }
.strip .box { fill: var(--sheet); stroke: var(--ink); stroke-width: 1.5; }
.strip .box.expired { fill: url(#tlsconf-hatch); stroke: var(--ink-2); stroke-dasharray: 4 3; }
.strip .over text { paint-order: stroke; stroke: var(--sheet); stroke-width: 6px; stroke-linejoin: round; }
.strip .over .nm { fill: var(--ink); }
.reader { margin-block-start: var(--s2); font-size: var(--t-md); }
.reader svg line { stroke: var(--ink); stroke-width: 2; }
.reader.stops svg line, .reader .nothing { stroke: var(--warning); stroke-width: 3; }
.strip .box.other {
  fill: none; stroke: var(--edge); stroke-dasharray: 0.1 4; stroke-linecap: round; stroke-width: 2;
}
.strips > .strip + .strip { margin-block-start: var(--s6); }
.reader p { margin-block-start: var(--s1); color: var(--ink-2); line-height: 1.45; }
.reader p b { color: var(--ink); }
.only-wide { display: none; }
@container column (min-width: 1000px) { .only-wide { display: revert; } }

.verdict :is(.ask, .why, h1, h2, h3, h4, h5) { overflow-wrap: anywhere; }
`;
