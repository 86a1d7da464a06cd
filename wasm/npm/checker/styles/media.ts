// Reduced motion, forced colours, paper.

export const media = /* css */ `
@media (prefers-reduced-motion: no-preference) {
  .button, .choice { transition: background-color var(--quick), border-color var(--quick); }
}

@media (forced-colors: active) {
  .tlsconf {
    --ink: CanvasText; --ink-2: CanvasText; --ink-3: CanvasText; --paper: Canvas; --sheet: Canvas; --line: CanvasText;
    --edge: CanvasText; --link: LinkText; --error: CanvasText; --warning: CanvasText; --note: CanvasText;
    --ready: CanvasText;
  }
  .button.primary { background: ButtonFace; color: ButtonText; border: 3px solid ButtonText; }
  .own { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}

@media print {
  .tlsconf { color-scheme: only light; --paper: #fff; --sheet: #fff; font-size: 10pt; }
  .parts, .actions, .button, .add, .question form, .question > summary .change, .timeline .slide, .drop, button.link {
    display: none;
  }
  /* Beside its rail it is hidden on the screen. */
  .tlsconf .question > summary:is(summary, [hidden]) { display: flex !important; border: 0; padding: 0; }
  .cert, .trow, .loaders tr, .codebox, .quote, .strip, .chain, .facts > dd { break-inside: avoid; }
  .quote pre, .codebox pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .name, h2, h3, h4 { break-after: avoid; }
  .emit :is(.choices, .versions, .more) { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
