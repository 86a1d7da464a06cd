// What has no component: the reset, glyphs, states, the squares that name certificates.

export const base = /* css */ `
.tlsconf, .tlsconf *, .tlsconf *::before, .tlsconf *::after { box-sizing: border-box; }
.tlsconf :where(h1, h2, h3, h4, h5, p, ul, ol, dl, dd, figure, fieldset, pre, table) { margin: 0; padding: 0; }
.tlsconf :where(ul, ol) { list-style: none; }
.tlsconf :where(fieldset) { border: 0; min-inline-size: 0; }
.tlsconf :where(legend) { padding: 0; }
.tlsconf :where(h1, h2, h3, h4, h5) { font-size: inherit; font-weight: 600; line-height: 1.25; text-wrap: balance; }
.tlsconf :where(code, pre, kbd) { font-family: var(--mono); font-size: 0.9em; font-variant-ligatures: none; }
.tlsconf :where(code) { direction: ltr; unicode-bidi: isolate; overflow-wrap: anywhere; }
.tlsconf :where(a) { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
.tlsconf :where(a:hover) { text-decoration-thickness: 2px; }
.tlsconf :where(strong, b) { font-weight: 600; }
.tlsconf svg { display: block; overflow: visible; flex: none; direction: ltr; }
.tlsconf [hidden] { display: none !important; }
.tlsconf :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }

.vh {
  position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
.fine { color: var(--ink-3); font-size: var(--t-sm); line-height: 1.5; }
.nowrap { white-space: nowrap; }

/* Glyphs: one shape for each word. They take their colour from the word's class. */
.g { inline-size: 1.25em; block-size: 1.25em; color: var(--note); }
.g.error { color: var(--error); }
.g.warning { color: var(--warning); }
.g.ready { color: var(--ready); }
.g.unknown { color: var(--ink-3); }
.icon { inline-size: 1em; block-size: 1em; }
.g .cut { stroke: var(--paper); }
.g .cut-dot { fill: var(--paper); }
.state { display: inline-flex; align-items: flex-start; gap: 0.4em; font-weight: 600; }
.state > .g { margin-block-start: 0.14em; }
.state.error { color: var(--error); }
.state.warning { color: var(--warning); }
.state.note { color: var(--note); }
.state.ready { color: var(--ready); }
.state.quiet { font-weight: 400; color: var(--ink-2); }

/* The words are English on a page of any direction: full stops stay at their ends, the edge is that of the page. */
.tlsconf :where(p, dd, dt, li, figcaption, caption, h1, h2, h3, h4, h5, h6, small, th, td, label, legend, summary,
.state > span, .quote figcaption > span):dir(rtl) {
  unicode-bidi: plaintext; text-align: right;
}

/* The number of a certificate in its file: its name in every table, drawing and sentence. */
.n {
  display: inline-grid; place-items: center; flex: none;
  min-inline-size: 1.75em; block-size: 1.75em; padding-inline: 0.2em;
  border: 1.5px solid var(--ink); border-radius: 4px;
  font: 600 var(--t-xs) / 1 var(--mono); color: var(--ink); background: var(--sheet); direction: ltr;
}
.n.expired { border-style: dashed; border-color: var(--ink-2); color: var(--ink-2); background: transparent; }

.n.absent {
  border-style: dotted; border-color: var(--edge); border-width: 2px; color: var(--ink-2); background: transparent;
}
.called { overflow-wrap: anywhere; }
.called > .n { margin-inline-end: 0.4em; }
.fname {
  font-family: var(--mono); font-size: 0.94em; font-weight: 600; overflow-wrap: anywhere; unicode-bidi: isolate;
}
.wrap { overflow-wrap: anywhere; }
.name:focus, .tlsconf :is(h1, h2, h3, h4, h5, h6)[tabindex="-1"]:focus:not(:focus-visible), tr:focus, article:focus {
  outline: none;
}
.hatch-ground { fill: var(--sheet); }
.hatch-line { fill: var(--ink-3); }
`;
