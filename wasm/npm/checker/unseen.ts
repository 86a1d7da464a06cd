// Characters that steer an eye or a terminal without being seen: never written as they are, wherever they came from.

// Categories Cc, Cf, Zl, Zp and lone surrogates, as the core has it (Unicode TR 36, section 2.5).
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const UNSEEN_BUT_LAYOUT = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text in which every character can be seen: the others stand as `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** The same for text of several lines: line feeds and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN_BUT_LAYOUT, escaped);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
