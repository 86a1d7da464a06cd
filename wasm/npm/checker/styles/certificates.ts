// Certificate cards.

export const certificates = /* css */ `
.certs { border: 1px solid var(--line); border-radius: var(--radius); background: var(--sheet); }
.cert { padding: var(--s4); display: grid; gap: var(--s2) var(--s4); }
.cert + .cert { border-block-start: 1px solid var(--line); }
.cert header {
  display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); align-items: center; justify-content: space-between;
}
.cert header > .state { font-size: var(--t-md); }
.cert header > :is(h2, h3, h4, h5, h6) {
  display: flex; gap: var(--s2); align-items: flex-start; font-size: var(--text);
}
.cert .role { color: var(--ink-2); font-size: var(--t-md); line-height: 1.5; max-inline-size: 42rem; }
.cert .print {
  display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: center; font-size: var(--t-xs); color: var(--ink-2);
}
.hex {
  font: 400 var(--t-xs)/1.7 var(--mono); direction: ltr; unicode-bidi: isolate; letter-spacing: -0.01em;
  overflow-wrap: break-word;
}
.cert .short {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: var(--s2) var(--s4);
  font-size: var(--t-md); line-height: 1.4;
}
.cert .short dt { color: var(--ink-3); font-size: var(--t-sm); }
.cert .all { display: grid; gap: var(--s1) var(--s4); font-size: var(--t-sm); padding-block-start: var(--s2); }
.cert .all dt { color: var(--ink-3); }
.cert .all dd { overflow-wrap: anywhere; }
@container column (min-width: 560px) {
  .cert { padding: var(--s4) var(--s6); }
  .cert > :not(header) { padding-inline-start: 2rem; }
  .cert .all { grid-template-columns: 9rem minmax(0, 1fr); }
  .cert .short { grid-template-columns: minmax(12.5rem, 1.5fr) repeat(3, minmax(0, 1fr)); }
}

.cert { grid-template-columns: minmax(0, 1fr); }
.cert header > :is(h2, h3, h4, h5, h6) { min-inline-size: 0; overflow-wrap: anywhere; }
.cert header > :is(h2, h3, h4, h5, h6) > bdi { min-inline-size: 0; }
.cert .role { overflow-wrap: anywhere; }
.of-file { color: var(--ink-2); font-size: var(--t-md); }
.certs + .of-file { margin-block-start: var(--s6); }
.cert dd code { font-size: 1em; }
`;
