// Colours by role, type, space: what a host page may set as --tlsconf-*, and what follows from it.

export const tokens = /* css */ `
:host { display: block; color-scheme: light dark; }
:host([hidden]) { display: none; }

.tlsconf {
  /* Open to the embedding page: set --tlsconf-* on the element. Each falls back to the value here. */
  --font: var(--tlsconf-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  --mono: var(--tlsconf-mono, ui-monospace, "SF Mono", SFMono-Regular, Menlo, "Cascadia Mono", Consolas,
  "Noto Sans Mono", "Liberation Mono", monospace);
  --text: var(--tlsconf-text, 1rem);
  --unit: var(--tlsconf-unit, 0.25rem);
  --radius: var(--tlsconf-radius, 6px);

  --paper: var(--tlsconf-paper, light-dark(#f4f6f6, #0f1315));
  --sheet: var(--tlsconf-sheet, light-dark(#ffffff, #161b1e));
  --sunk: var(--tlsconf-sunk, light-dark(#e8ecec, #20272b));
  --ink: var(--tlsconf-ink, light-dark(#12191c, #e9eef0));
  --ink-2: var(--tlsconf-ink-2, light-dark(#3f4a4f, #b7c2c7));
  --ink-3: var(--tlsconf-ink-3, light-dark(#59656b, #93a0a6));
  --line: var(--tlsconf-line, light-dark(#d3dadc, #2b3439));
  --edge: var(--tlsconf-edge, light-dark(#77848a, #6f7d84));
  --link: var(--tlsconf-link, light-dark(#0b4f9e, #8cc0ff));

  --error: var(--tlsconf-error, light-dark(#a50f2d, #ff9488));
  --warning: var(--tlsconf-warning, light-dark(#8f5e00, #f0b44c));
  --note: var(--tlsconf-note, light-dark(#46586c, #a9b9cc));
  --ready: var(--tlsconf-ready, light-dark(#04684e, #5ccfa6));
  --tint: light-dark(#fbf3e4, #262013); /* behind the marked line of a quotation, warning */
  --tint-error: light-dark(#fbecea, #2c1917);
  --own: light-dark(#dcebfb, #16304b); /* values that came from the person */

  /* Type: multiples of --text, so that a host page with an odd rem can set it once. */
  --t-xs: calc(var(--text) * 0.75);
  --t-sm: calc(var(--text) * 0.8125);
  --t-md: calc(var(--text) * 0.875);
  --t-lg: calc(var(--text) * 1.125);
  --t-xl: calc(var(--text) * 1.375);
  --t-verdict: clamp(calc(var(--text) * 1.875), calc(var(--text) * 1.25 + 2.4cqi), calc(var(--text) * 3));

  /* Space: 4 8 12 16 24 32 48 64 */
  --s1: calc(var(--unit) * 1);
  --s2: calc(var(--unit) * 2);
  --s3: calc(var(--unit) * 3);
  --s4: calc(var(--unit) * 4);
  --s6: calc(var(--unit) * 6);
  --s8: calc(var(--unit) * 8);
  --s12: calc(var(--unit) * 12);
  --s16: calc(var(--unit) * 16);

  --measure: 66ch;
  --tap: 2.25rem;
  --quick: 120ms;

  container: checker / inline-size;
  background: var(--paper);
  color: var(--ink);
  font: 400 var(--text) / 1.55 var(--font);
  font-variant-numeric: tabular-nums;
  text-wrap: pretty;
  -webkit-text-size-adjust: 100%;
}

@media (pointer: coarse) {
  .tlsconf { --tap: 2.75rem; }
}

@media (prefers-contrast: more) {
  .tlsconf { --line: var(--edge); --ink-2: var(--ink); --ink-3: var(--ink); }
}
`;
