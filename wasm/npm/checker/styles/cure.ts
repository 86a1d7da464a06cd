// The plan's table, and the configuration of a client.

export const cure = /* css */ `
.plan-body { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s6); overflow-wrap: anywhere; }
.plan-body .say { font-size: var(--t-lg); line-height: 1.45; max-inline-size: 36ch; }
.plan-body .say + p {
  margin-block-start: var(--s2); color: var(--ink-2); font-size: var(--t-md); max-inline-size: 46ch;
}
.grid-table { border-collapse: collapse; inline-size: 100%; font-size: var(--t-sm); line-height: 1.4; }
.grid-table + .fine { margin-block-start: var(--s2); }
.grid-table caption { text-align: start; color: var(--ink-3); padding-block-end: var(--s2); }
.grid-table :is(th, td) {
  text-align: start; vertical-align: top; font-weight: 400; padding: var(--s2) var(--s3);
  border: 1px solid var(--line);
}
.grid-table th { color: var(--ink-2); }
.grid-table td { inline-size: 34%; }
.grid-table .here { outline: 2px solid var(--ink); outline-offset: -1px; font-weight: 600; background: var(--sheet); }
.grid-table .here small { display: block; font-weight: 400; font-size: var(--t-xs); color: var(--ink-3); }
@container column (min-width: 960px) { .plan-body { grid-template-columns: minmax(0, 1fr) minmax(0, 25rem);
gap: var(--s8); } }

.emit .choices { border-block-end: 1px solid var(--line); padding-block-end: var(--s3); }
.emit .panel { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
.emit > * + * { margin-block-start: var(--s4); }
.saves { display: grid; gap: var(--s2); align-items: center; font-size: var(--t-md); }
.saves .fname { font: 600 var(--t-md)/1.4 var(--mono); direction: ltr; }
`;
