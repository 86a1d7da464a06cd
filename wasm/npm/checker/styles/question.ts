// The question: what was given, what it is for, and the state before anything was.

export const question = /* css */ `
.question { font-size: var(--t-md); }
.question > summary {
  list-style: none; display: flex; gap: var(--s3); align-items: baseline; justify-content: space-between;
  padding: var(--s3) var(--s4); border: 1.5px solid var(--edge); border-radius: var(--radius);
  background: var(--sheet);
}
.question > summary::-webkit-details-marker { display: none; }
.question > summary > span:first-child { min-inline-size: 0; overflow-wrap: anywhere; }
.question > summary .change {
  color: var(--link); text-decoration: underline; text-underline-offset: 0.18em; white-space: nowrap;
}
.question[open] > summary .change::before { content: none; }
.question form { display: grid; gap: var(--s6); padding-block-start: var(--s4); }
.question .group + .group { border-block-start: 1px solid var(--line); padding-block-start: var(--s4); }
.question .group { display: grid; gap: var(--s4); }
.question .group > .legend { margin: 0; font-size: var(--t-sm); font-weight: 400; color: var(--ink-3); }
.question .choices { flex-direction: column; gap: 0; }
.question .choice { min-block-size: 1.875rem; }
.question .choices.pair { flex-direction: row; }

@container checker (min-width: 1184px) {
  .question { position: sticky; inset-block-start: var(--s4); }
  .question > summary { display: none; }
  .question::details-content { content-visibility: visible; block-size: auto; }
  .question form { padding: 0; }
  /* The answer is in sight: the way to it is for who goes by the keyboard. */
  .add .link[data-key="to-answer"]:not(:focus) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
}

.file { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; column-gap: var(--s2); align-items: start; }
.file + .file { margin-block-start: var(--s4); }
.file > .icon { inline-size: 1.125rem; block-size: 1.125rem; margin-block-start: 0.15em; color: var(--ink-2); }
.file .fname {
  font: 600 var(--t-md) / 1.45 var(--mono); overflow-wrap: anywhere; direction: ltr; unicode-bidi: isolate;
}
.file .took { color: var(--ink-2); font-size: var(--t-sm); line-height: 1.5; }
.took select {
  inline-size: auto; max-inline-size: 100%; min-block-size: 1.5rem; padding: 0; margin-inline-start: -0.25rem;
  border: 0; border-block-end: 1.5px solid var(--edge); border-radius: 0; background: transparent; color: var(--ink);
  font: inherit; cursor: pointer;
}
.took option { background: var(--sheet); }
.file .state {
  white-space: normal; align-items: flex-start; font-size: var(--t-sm); line-height: 1.4;
  margin-block-start: var(--s1);
}
.file .button.quiet { min-inline-size: 1.75rem; padding: 0; color: var(--ink-3); }
.add {
  display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; padding: var(--s2) var(--s3);
  border: 1.5px dashed var(--edge); border-radius: var(--radius); font-size: var(--t-sm); color: var(--ink-2);
}
.add .link { color: var(--link); text-decoration: underline; text-underline-offset: 0.18em; cursor: pointer; }

.drop {
  align-content: start; border: 1.5px dashed var(--edge); border-radius: calc(var(--radius) * 2);
  background: var(--sheet); padding: var(--s6) var(--s4); display: grid; gap: var(--s6);
}
.drop.over { border-style: solid; border-color: var(--link); outline: 3px solid var(--link); outline-offset: -1.5px; }
.slots { display: grid; gap: var(--s3); }
.slot {
  display: grid; grid-template-columns: auto 1fr; column-gap: var(--s3); padding-block-start: var(--s3);
  border-block-start: 1px solid var(--line);
}
.slot > .icon { inline-size: 1.5rem; block-size: 1.5rem; grid-row: span 2; color: var(--ink-2); }
.slot b { display: block; font: 600 var(--t-md) / 1.5 var(--mono); direction: ltr; overflow-wrap: anywhere; }
.slot span { display: block; color: var(--ink-2); font-size: var(--t-md); line-height: 1.45; }
.slot code {
  display: block; margin-block-start: var(--s2); font-size: var(--t-xs); color: var(--ink-3); white-space: nowrap;
  overflow: hidden;
}
.sample {
  display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; padding-block-start: var(--s4);
  border-block-start: 1px solid var(--line);
}
.sample p { flex: 1 1 16rem; }
.advice { border-block-start: 2px solid var(--ink); padding-block-start: var(--s3); font-size: var(--t-md); }
.advice b { font-size: var(--text); }
.advice .more { margin-block-start: var(--s1); }

@container checker (min-width: 640px) {
  .drop { padding: var(--s8); }
}
@container checker (min-width: 800px) {
  .slots { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--s6); }
  .slot { grid-template-columns: 1fr; border-block-start: 2px solid var(--ink); align-content: start; }
  .slot > .icon { grid-row: auto; margin-block-end: var(--s2); }
}
@container checker (min-width: 1040px) {
  .view.empty {
    display: grid; grid-template-columns: minmax(0, 1fr) 23rem; grid-template-rows: auto auto 1fr;
    gap: var(--s8) var(--s16); padding: var(--s16) var(--s12);
  }
  .view.empty > * { margin: 0; grid-column: 1; }
}
`;
