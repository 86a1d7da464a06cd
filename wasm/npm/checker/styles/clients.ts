// The table of clients: a table where there is room, rows of text where there is none.

export const clients = /* css */ `
.key { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s6); font-size: var(--t-sm); color: var(--ink-2); }
.key span { display: inline-flex; gap: var(--s2); align-items: center; }
.cells text { font: 600 12px/1 var(--mono); text-anchor: middle; }
.c-read { fill: var(--ink); stroke: var(--ink); stroke-width: 1.5; }
.c-readn { fill: var(--paper); }
.c-old { fill: url(#tlsconf-hatch); stroke: var(--ink); stroke-width: 1.5; }
.c-oldn { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.c-not { fill: none; stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 3 2.5; }
.c-notn { fill: var(--ink-3); }

.loaders { inline-size: 100%; border-collapse: collapse; font-size: var(--t-md); line-height: 1.4; }
.loaders :is(th, td) {
  text-align: start; vertical-align: baseline; font-weight: 400; padding: 0.4375rem var(--s4) 0.4375rem 0;
}
.loaders thead th { color: var(--ink-3); font-size: var(--t-sm); border-block-end: 1px solid var(--line); }
.loaders tbody th { font-weight: 600; inline-size: 11rem; padding-inline-end: var(--s2); }
.loaders td code { font-size: var(--t-sm); overflow-wrap: normal; }
.loaders .grp { padding-block: var(--s6) var(--s1); }
.loaders tbody:first-of-type .grp { padding-block-start: var(--s4); }
.loaders tr:not(.grp-row) > * { border-block-end: 1px solid var(--line); }
.loaders .reads { white-space: nowrap; }
.loaders .reads .cells { display: inline-block; vertical-align: -6px; }
.loaders .reads .count { margin-inline-start: var(--s3); }
.loaders .dev { font-weight: 600; }
.loaders .from { color: var(--ink-2); font-size: var(--t-sm); padding-inline-end: 0; }

@container column (max-width: 759px) {
  .loaders, .loaders tbody, .loaders tr, .loaders :is(th, td) { display: block; }
  .loaders tbody th { inline-size: auto; }
  .loaders thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .loaders tr:not(.grp-row) { padding-block: var(--s3); border-block-end: 1px solid var(--line); }
  .loaders tr:not(.grp-row) > * { display: inline; border: 0; padding: 0; }
  .loaders tr:not(.grp-row) > .reads { display: block; padding-block: var(--s2) var(--s1); }
  .loaders td[data-label] { font-size: var(--t-sm); color: var(--ink-2); }
  .loaders td[data-label]::before { content: attr(data-label) " "; color: var(--ink-3); }
  .loaders td[data-label]:not(:last-child)::after { content: " · "; color: var(--ink-3); }
}

.loaders small { display: block; color: var(--ink-3); font-weight: 400; font-size: var(--t-sm); white-space: normal; }
.loaders .grp .state { font-size: var(--t-md); }
.loaders .grp .code { font-weight: 400; }
.loaders .outcome { max-inline-size: 22rem; overflow-wrap: anywhere; }
.loaders .outcome code { overflow-wrap: anywhere; }
.loaders .quiet { color: var(--ink-3); }
`;
