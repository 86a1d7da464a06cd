// Buttons, fields, choices, folds.

export const controls = /* css */ `
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: var(--s2);
  min-block-size: var(--tap); padding-inline: var(--s4);
  border: 1.5px solid var(--edge); border-radius: var(--radius);
  background: transparent; color: var(--ink);
  font: 600 var(--t-md) / 1.2 var(--font); text-decoration: none; cursor: pointer;
}
.button:hover { border-color: var(--ink); background: var(--sunk); }
.button:active { transform: translateY(1px); }
.button:focus-within { outline: 3px solid var(--link); outline-offset: 2px; }
.button.primary { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.button.primary:hover { background: var(--ink-2); border-color: var(--ink-2); }
.button.quiet {
  border-color: transparent; padding-inline: var(--s2); min-block-size: 1.75rem; font-weight: 400;
  font-size: var(--t-sm);
}
.button.quiet:hover { border-color: var(--edge); }
button.link {
  display: inline; padding: 0; border: 0; background: none; color: var(--link); font: inherit; text-align: start;
  text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; cursor: pointer;
}
button.link:hover { text-decoration-thickness: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }

.field > label, .field > legend, .legend {
  display: block; font-size: var(--t-md); font-weight: 600; margin-block-end: var(--s1);
}
.field :is(input[type="text"], input[type="date"], input[type="password"], select, textarea) {
  inline-size: 100%; min-inline-size: 0; min-block-size: var(--tap); padding: var(--s1) var(--s3);
  border: 1.5px solid var(--edge); border-radius: var(--radius);
  background: var(--sheet); color: var(--ink); font: 400 var(--t-md) / 1.4 var(--font);
}
.field input.mono { font-family: var(--mono); font-size: var(--t-sm); direction: ltr; }
.field .fine { margin-block-start: var(--s1); }
.field .wrong { display: flex; gap: var(--s2); margin-block-start: var(--s2); font-size: var(--t-md); }
.field .wrong .g { margin-block-start: 0.1em; }
.field [aria-invalid="true"] { border-color: var(--error); border-width: 2px; }
.field .row { display: flex; gap: var(--s2); }

/* Radio buttons that stay radio buttons: the dot is visible, arrow keys work, no script. */
.choices { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s2); }
.choice {
  display: inline-flex; align-items: center; gap: var(--s2); min-block-size: var(--tap);
  padding-inline-end: var(--s2); font-size: var(--t-md); cursor: pointer;
}
.choice small { font-size: var(--t-xs); font-weight: 400; color: var(--ink-3); }
.choice input { margin: 0; inline-size: 1rem; block-size: 1rem; accent-color: var(--ink); }
.choice:hover input { outline: 3px solid var(--line); border-radius: 50%; }
.choice:has(:checked) { font-weight: 600; }
.choice:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.choice input:focus-visible { outline: none; }
.emit .choice { padding-inline: var(--s3); border: 1.5px solid transparent; border-radius: var(--radius); }
.emit .choice:hover { border-color: var(--edge); }
.emit .choice:has(:checked) { border-color: var(--ink); background: var(--sheet); }

.tlsconf summary { cursor: pointer; }
.more > summary {
  display: inline-flex; align-items: center; gap: var(--s2); min-block-size: 1.75rem; font-size: var(--t-md);
  color: var(--link); list-style: none;
}
.more > summary::-webkit-details-marker { display: none; }
.more > summary::before {
  content: ""; inline-size: 0.45em; block-size: 0.45em; border: solid currentColor; border-width: 0 1.5px 1.5px 0;
  transform: rotate(-45deg); margin-inline: 0.1em;
}
.more > summary:dir(rtl)::before { transform: rotate(135deg); }
.more > summary + * { margin-block-start: var(--s2); }
.more[open] > summary::before { transform: rotate(45deg) translate(-15%, -15%); }
`;
