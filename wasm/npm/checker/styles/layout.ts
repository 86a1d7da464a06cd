// One column, a rail, or two columns of answer, by the width of the element and never of the window.

export const layout = /* css */ `
.view { max-inline-size: 90rem; margin-inline: auto; padding: var(--s6) var(--s4) var(--s12); }
.view > * + * { margin-block-start: var(--s6); }
.read, .look { container: column / inline-size; }

@container checker (min-width: 640px) {
  .view { padding-inline: var(--s8); }
}
@container checker (min-width: 1040px) {
  .view { padding-inline: var(--s12); }
}
@container checker (min-width: 1184px) {
  .view.answered {
    display: grid; grid-template-columns: 17.5rem minmax(0, 1fr); column-gap: var(--s12);
    padding-block-start: var(--s8); padding-inline: var(--s12); align-items: start;
  }
  .view.answered > * + * { margin-block-start: 0; }
}
@container checker (min-width: 2320px) {
  .view { max-inline-size: 160rem; }
  .answer {
    display: grid; grid-template-columns: minmax(0, 64rem) minmax(0, 1fr); column-gap: var(--s16);
    align-items: start;
  }
}

/* A part hangs its name in a narrow column, so that everything to read starts on one vertical line. */
.part { border-block-start: 2px solid var(--ink); padding-block: var(--s3) var(--s12); }
.part > .name { font-size: var(--t-lg); letter-spacing: -0.005em; }
.part > .lede { color: var(--ink-2); max-inline-size: var(--measure); }
.part > * + * { margin-block-start: var(--s4); }
.part > .name + .lede { margin-block-start: var(--s1); }

@container column (min-width: 760px) {
  .part, .verdict {
    display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); column-gap: var(--s6); align-items: start;
  }
  .part > *, .verdict > * { grid-column: 2; }
  .part > .name { grid-column: 1; grid-row: 1; line-height: 1.4; }
  .part > .name + * { margin-block-start: 0.15rem; }
  .part > .name + .lede { margin-block-start: 0; }
  .part > .wide { grid-column: 1 / -1; }
}
@container column (min-width: 760px) and (max-width: 999px) {
  .part > :is(.timeline, .chain) { grid-column: 1 / -1; }
}

.folded-part { padding-block: var(--s2) var(--s6); }
.folded-part > * + * { margin-block-start: var(--s4); }
`;
