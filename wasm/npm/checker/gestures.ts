// Drop, paste and Escape. Where the element is the page, files may be let go anywhere on it.

import { fromTransfer, type Intake } from "./question/intake.js";

export interface Gestures {
  /** Files are held over it: how many, where the browser tells; null when they have gone. */
  over(count: number | "unknown" | null): void;
  take(intake: Intake): void;
  /** True where there was something to end. */
  escape(): boolean;
}

export function listen(target: HTMLElement | Document, gestures: Gestures, signal: AbortSignal): void {
  let depth = 0;
  const on = <E extends Event>(name: string, heard: (event: E) => void): void =>
    target.addEventListener(name, heard as (event: Event) => void, { signal });

  on<DragEvent>("dragenter", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth += 1;
    const count = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === "file").length;
    if (depth === 1) gestures.over(count === 0 ? "unknown" : count);
  });
  on<DragEvent>("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
  });
  on<DragEvent>("dragleave", (event) => {
    if (!holdsFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) gestures.over(null);
  });
  on<DragEvent>("drop", (event) => {
    depth = 0;
    if (event.dataTransfer === null || !(holdsFiles(event) || holdsText(event))) return;
    event.preventDefault();
    gestures.over(null);
    void fromTransfer(event.dataTransfer).then(gestures.take);
  });
  on<ClipboardEvent>("paste", (event) => {
    if (isEditable(event) || event.clipboardData === null) return;
    if (event.clipboardData.files.length === 0 && event.clipboardData.getData("text/plain").trim() === "") return;
    event.preventDefault();
    void fromTransfer(event.clipboardData).then(gestures.take);
  });
  on<KeyboardEvent>("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && gestures.escape()) event.preventDefault();
  });
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Dragged text is taken, but not where it was meant for a field. */
const holdsText = (event: DragEvent): boolean =>
  !isEditable(event) && (event.dataTransfer?.types.includes("text/plain") ?? false);

/** Fields keep what is meant for them. The path sees into the shadow tree. */
function isEditable(event: Event): boolean {
  const [innermost] = event.composedPath();
  if (innermost instanceof HTMLTextAreaElement || innermost instanceof HTMLSelectElement) return true;
  if (innermost instanceof HTMLInputElement) return !["radio", "checkbox", "file", "button", "range"].includes(innermost.type);
  return innermost instanceof HTMLElement && innermost.isContentEditable;
}
