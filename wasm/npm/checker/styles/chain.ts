// The chain as a drawing, and as a tree in words.

export const chain = /* css */ `
.chain svg text { font: 400 13px/1 var(--font); fill: var(--ink); }
.chain svg .sub { font-size: 12px; fill: var(--ink-2); }
.chain svg .head { font-size: 13px; fill: var(--ink-3); }
.chain svg .num { font: 600 12px/1 var(--mono); text-anchor: middle; }
.chain svg .strong { font-weight: 600; }
.chain .node { fill: var(--sheet); stroke: var(--ink); stroke-width: 1.5; }
.chain .node.expired { stroke: var(--ink-2); stroke-dasharray: 4 3; }
.chain .node.absent {
  fill: none; stroke: var(--edge); stroke-width: 2; stroke-dasharray: 0.1 5; stroke-linecap: round;
}
.chain .band { fill: url(#tlsconf-hatch); }
.chain .tag { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.chain .edge { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.chain .edge.absent { stroke: var(--edge); stroke-width: 2; stroke-dasharray: 0.1 5; stroke-linecap: round; }
.chain .edge.expired { stroke: var(--ink-2); stroke-dasharray: 4 3; }
.chain .tag.expired { stroke: var(--ink-2); stroke-dasharray: 3 2.5; }
.chain .arrow.absent { fill: var(--edge); }
.chain .arrow.expired { fill: var(--ink-2); }
.chain .arrow { fill: var(--ink); }
.chain .drawing { display: none; }
.tree ul { margin-inline-start: 0.75rem; border-inline-start: 1.5px solid var(--edge); }
.tree li { padding-block: var(--s1); line-height: 1.45; font-size: var(--t-md); }
.tree ul > li { position: relative; padding-inline-start: var(--s6); }
.tree ul > li::before {
  content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 1.05em; inline-size: var(--s4);
  border-block-start: 1.5px solid var(--edge);
}
.tree ul > li:last-child::after {
  content: ""; position: absolute; inset-inline-start: -2px; inset-block: 1.15em 0; inline-size: 3px;
  background: var(--paper);
}
.tree .t { display: flex; gap: var(--s2); align-items: flex-start; }
.tree .squares { display: inline-flex; gap: 2px; }
.tree .t .n { margin-block-start: 0.1em; }
.tree small { display: block; color: var(--ink-2); font-size: var(--t-sm); }
@container column (min-width: 840px) {
  .chain .drawing { display: block; max-inline-size: 100%; block-size: auto; }
  .chain:not(.undrawn) > .tree {
    position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
  }
}

.chain .tag-ground { fill: var(--sheet); }
.chain .tag.absent {
  fill: none; stroke: var(--edge); stroke-width: 2; stroke-dasharray: 0.1 4; stroke-linecap: round;
}
.chain :is(.node, .tag).unused { stroke: var(--edge); }
.chain svg text.unused { fill: var(--ink-3); }
.tree { overflow-wrap: anywhere; }
.tree > ul { margin: 0; border: 0; }
.tree > ul > li { padding-inline-start: 0; }
.tree > ul > li::before, .tree > ul > li::after { content: none !important; }
.tree .t > span:last-child { min-inline-size: 0; }
.tree .unused > .t { color: var(--ink-3); }
@container column (max-width: 479px) {
  .tree ul > li { padding-inline-start: var(--s4); }
  .tree ul > li::before { inline-size: var(--s2); }
}
`;
