// Validity: bars to scale under a slider.

export const timeline = /* css */ `
.timeline { font-size: var(--t-md); }
.timeline figcaption {
  color: var(--ink-2); font-size: var(--text); margin-block-end: var(--s3); max-inline-size: var(--measure);
}
.timeline .trow {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: var(--s3); align-items: center;
}
.timeline .who { display: flex; gap: var(--s2); align-items: flex-start; min-inline-size: 0; line-height: 1.35; }
.timeline .track { grid-column: 1 / -1; inline-size: 100%; block-size: 28px; }
.timeline .until { grid-column: 2; grid-row: 1; align-self: start; font-size: var(--t-sm); text-align: end; }
.timeline .track { grid-row: 2; }
.timeline .tick { stroke: var(--line); stroke-width: 1; }
.timeline .now { stroke: var(--link); stroke-width: 2; }
.timeline .moved { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 3 2; }
.timeline .moved.same { display: none; }
.timeline .who { overflow-wrap: anywhere; }
.timeline .slide { padding-block: var(--s1) var(--s3); }
.timeline .slide .who { flex-wrap: wrap; gap: 0 var(--s2); align-items: baseline; }
.timeline .slide label { font-weight: 600; }
.timeline .slide .when { color: var(--ink-2); font-size: var(--t-sm); }
.timeline .range { position: relative; }
.timeline .marks {
  position: absolute; inset-block-start: 0; left: 12px; inline-size: calc(100% - 24px); pointer-events: none;
}
.timeline .stop { stroke: var(--error); stroke-width: 3; stroke-linecap: round; }
.ahead .past > span { color: var(--ink-3); }
.ahead .past > .date { text-decoration: line-through; }
/* The middle of the thumb, not its edge, stands on the date. */
.timeline .range { display: block; grid-column: 1 / -1; margin-inline: -12px; direction: ltr; }
.timeline input[type="range"] {
  appearance: none; display: block; inline-size: 100%; block-size: 24px; margin: 0; background: transparent;
  cursor: ew-resize;
}
.timeline input[type="range"]::-webkit-slider-runnable-track {
  block-size: 4px; border-radius: 2px; background: var(--edge);
}
.timeline input[type="range"]::-moz-range-track { block-size: 4px; border-radius: 2px; background: var(--edge); }
.timeline input[type="range"]::-webkit-slider-thumb {
  appearance: none; inline-size: 24px; block-size: 24px; margin-block-start: -10px; border: 3px solid var(--paper);
  border-radius: 50%; background: var(--link);
}
.timeline input[type="range"]::-moz-range-thumb {
  box-sizing: border-box; inline-size: 24px; block-size: 24px; border: 3px solid var(--paper); border-radius: 50%;
  background: var(--link);
}
.ahead { margin-block-start: var(--s6); }
.ahead .legend { color: var(--ink-3); font-size: var(--t-sm); font-weight: 400; }
.ahead button.link { font-size: var(--t-sm); }
.ahead li {
  display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) auto; gap: var(--s1) var(--s4); align-items: baseline;
  padding-block: var(--s1); border-block-start: 1px solid var(--line);
}
.ahead li:first-child { border: 0; }
.ahead .date { font: 600 var(--t-sm)/1.5 var(--mono); }
.ahead > * + * { margin-block-start: var(--s2); }
.timeline .bar { fill: var(--ink); }
.timeline .bar.expired { fill: url(#tlsconf-hatch); stroke: var(--ink-2); stroke-width: 1.5; }
.timeline .axis text { font: 400 12px/1 var(--mono); fill: var(--ink-3); }
.timeline .axis text.today { font: 600 12.5px/1 var(--font); fill: var(--link); }
.timeline .axis { block-size: 38px; }
@container column (min-width: 760px) {
  .timeline .trow {
    grid-template-columns: minmax(10rem, 16rem) minmax(0, 1fr) 7.25rem; min-block-size: 40px; column-gap: var(--s4);
  }
  .timeline .track { grid-column: 2; grid-row: 1; block-size: 0; min-block-size: 100%; }
  .timeline .who { align-self: center; padding-block: 2px; }
  .timeline .who { grid-column: 1; grid-row: 1; }
  .timeline .until { grid-column: 3; grid-row: 1; align-self: center; text-align: start; }
  .timeline .range { grid-column: 2; grid-row: 1; }
  .timeline .axis { block-size: 38px; }
}
@container column (max-width: 759px) {
  .timeline .trow:not(:first-of-type) { padding-block-start: var(--s2); }
  .timeline .scale { padding-block-start: var(--s2); }
  .ahead li { grid-template-columns: minmax(0, 1fr) auto; }
  .ahead li > span:nth-child(2) { grid-column: 1 / -1; grid-row: 2; }
}
`;
