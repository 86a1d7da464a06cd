// What stands from the first moment to the last: the form in its three layouts, the drop area with its moments, the answer
// while it is being worked out anew, the configuration.

export const standing = /* css */ `
/* The form is the same element from the first moment on: beside the drop area, a closed line, or the rail. */
.view.empty .question form { padding-block-start: 0; }
.view.empty .given + .group { border-block-start: 1px solid var(--line); padding-block-start: var(--s4); }
.question .given[hidden] + .group { border: 0; padding: 0; }
.question .legend { font-weight: 600; }
.view.empty .question .choices { flex-direction: row; gap: var(--s1) var(--s2); }
.view.empty .question .group > .legend { font-size: var(--t-lg); color: var(--ink); font-weight: 600; }
.view.answered .advice { display: none; }
.field .row > input { flex: 1 1 8rem; }
.field .row { flex-wrap: wrap; }
.field .said:empty { display: none; }
.field .said { color: var(--ink); }
.field :is(textarea, input[type="number"]) { font-family: var(--mono); font-size: var(--t-sm); }
.field input[type="number"] { inline-size: 100%; min-block-size: var(--tap); padding: var(--s1) var(--s3); border: 1.5px solid var(--edge); border-radius: var(--radius); background: var(--sheet); color: var(--ink); }
.members { margin-block-start: var(--s3); margin-inline-start: 0.5rem; padding-inline-start: var(--s3); border-inline-start: 1.5px solid var(--line); }
.archive + .file, .file + .archive, .archive + .archive { margin-block-start: var(--s4); }
.refused { margin-block-start: var(--s3); }
.file .state > .g { margin-block-start: 0.1em; }

@container checker (min-width: 1040px) {
  .view.empty > .question { grid-column: 2; grid-row: 1 / span 4; position: static; }
  .view.empty > .result { display: none; }
}
@container checker (min-width: 1184px) {
  .view.answered > .question { max-block-size: calc(100dvh - 2 * var(--s4)); overflow-y: auto; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; padding-inline: 4px; margin-inline: -4px; }
  .view.answered > .result { min-inline-size: 0; grid-column: 2; grid-row: 1; }
  .view.answered > .question { grid-column: 1; grid-row: 1; }
}

/* The intro keeps the page's first heading for those who jump by headings. */
.view.answered > .intro { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.view.answered > :is(.outro, .drop) { display: none; }
.view.answered.held > .drop { display: grid; position: fixed; inset: var(--s8); z-index: 1; place-content: center; text-align: center; }

/* An element that is not the page leaves its own room to the host. */
:host(:not([page])) .view { padding: var(--s4); }
:host(:not([page])) .intro + * { margin-block-start: 0; }
:host([expects]) .view.empty { display: block; padding: var(--s4); }
:host([expects]) .view.empty > * + * { margin-block-start: var(--s4); }
:host([expects]) .drop { padding: var(--s6) var(--s4); }

/* Idle and moment share one place, so that nothing jumps while files are held. */
.drop > :is(.idle, .moment) { grid-area: 1 / 1; }
.drop .idle { display: grid; gap: var(--s6); }
.drop .idle.hidden { visibility: hidden; }
.view.answered .drop .idle { display: none; }
.drop-title { font-size: var(--t-lg); font-weight: 600; }
.drop .moment { min-block-size: 8rem; display: grid; align-content: center; gap: var(--s2); text-align: center; border: 0; padding: 0; }
.drop .moment .actions { justify-content: center; }
.drop .paste { margin-block-start: var(--s4); }
.maker { display: grid; gap: var(--s4); justify-items: start; max-inline-size: 28rem; margin-block-start: var(--s4); }
.maker > .field { inline-size: 100%; }
.big { font-size: var(--t-lg); font-weight: 600; }
.wrong { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
.field .wrong { flex-wrap: nowrap; align-items: flex-start; }
.sample .link { display: inline; text-align: start; }
.view.answered > .intro, .view.answered > .intro ~ .question { margin-block-start: 0; }
.notice { display: grid; gap: var(--s4); padding-block-end: var(--s4); margin-block-end: var(--s6); border-block-end: 1px solid var(--line); }

/* The old answer stays while the new one is worked out; what takes no time does not flicker. */
.answer.stale {
  --ink: var(--ink-2); --link: var(--ink-2);
  --error: var(--ink-3); --warning: var(--ink-3); --note: var(--ink-3); --ready: var(--ink-3);
}
@media (prefers-reduced-motion: no-preference) {
  .view.answered .answer { animation: tlsconf-in 200ms ease-out; }
}
@keyframes tlsconf-in { from { opacity: 0; } }

/* In the width of a form's column: one verdict, its reason, one error. */
.compact .read > .verdict { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s2); align-items: center; padding: 0; }
.compact .read > .verdict > * { grid-column: 1 / -1; margin: 0; }
.compact .read > .verdict > .ask { grid-row: 1; }
.compact .read > .verdict > .seal { grid-column: 1; grid-row: 2; inline-size: 1.5rem; block-size: 1.5rem; }
.compact .read > .verdict > .name, .compact .read > .verdict > .seal + .ask + * { grid-column: 2; grid-row: 2; font-size: var(--t-xl); line-height: 1.25; letter-spacing: -0.01em; }
.compact .read > .verdict > .why { font-size: var(--t-md); color: var(--ink-2); }
.compact .read > .finding { border: 0; padding-block: var(--s4); }
.compact .read > .finding > h4, .compact .read > .finding > h5 { font-size: var(--text); }
.compact .whole { padding-block: var(--s4); }

/* The configuration. */
.emit .panel:empty { display: none; }
.emit .versions:empty { display: none; }
.emit .versions { max-inline-size: 24rem; }
.emit .choices .field select { inline-size: 12rem; max-inline-size: 100%; }
.emit .options { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: var(--s4); }
.needs { display: grid; gap: var(--s1); }
.needs > li { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); align-items: center; justify-content: space-between; border-block-end: 1px solid var(--line); }
.needs small { color: var(--ink-3); }
.panel .facts dd > * + * { margin-block-start: var(--s1); }
`;
