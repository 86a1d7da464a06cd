// The chain as a picture: roots at the left, leaves at the right, an arrow from each signer. Left to right in every
// script.

import { s } from "../dom.js";
import { label, lacksServerChain, numberOf, standing } from "../names.js";
import type { Context } from "../model.js";
import { standingWords } from "./chain.js";
import { depth, size, type Tree } from "./forest.js";

/** CSS pixels. The drawing never grows beyond its own width, so that its text stays as large as the text around it. */
const WIDTH = 840;
const HEAD = 28;
const MOST = 24;

interface Node_ {
  tree: Tree;
  column: number;
  row: number;
  absent: boolean;
}
interface Plan {
  nodes: Node_[];
  edges: [Node_, Node_][];
  rows: number;
  columns: number;
}
interface Size {
  width: number;
  gap: number;
  height: number;
  pitch: number;
  letters: number;
}

/** Null where there is too much to draw, or nothing that a drawing would show better than a line of text. */
export function drawing(context: Context, all: readonly Tree[], idle: ReadonlySet<number>): SVGElement | null {
  const trees =
    all.reduce((sum, tree) => sum + size(tree), 0) > MOST ? all.filter((tree) => tree.children.length > 0) : all;
  const count = trees.reduce((sum, tree) => sum + size(tree), 0);
  const columns = Math.max(3, ...trees.map(depth));
  if (count > MOST || count === 0 || columns > 4) return null;
  const plan = place(context, trees, columns);
  const gap = columns === 3 ? 42 : 32;
  const width = (WIDTH - gap * (columns - 1) - 12) / columns;
  const letters = Math.floor((width - 58) / 7.6);
  const isTall = plan.nodes.some((node) => lines(title(context, node), letters).length > 1);
  const height = isTall ? 72 : 56;
  const measure: Size = { width, gap, height, pitch: height + 16, letters };
  return s(
    "svg.drawing",
    {
      width: WIDTH,
      height: HEAD + plan.rows * measure.pitch,
      viewBox: `0 0 ${WIDTH} ${HEAD + plan.rows * measure.pitch}`,
      "aria-hidden": "true",
    },
    ...heads(plan, measure),
    ...plan.edges.flatMap(([from, to]) => edge(context, from, to, measure)),
    ...plan.nodes.flatMap((node) => box(context, node, measure, idle)),
  );
}

function place(context: Context, trees: readonly Tree[], columns: number): Plan {
  const plan: Plan = { nodes: [], edges: [], rows: 0, columns };
  const visit = (tree: Tree, level: number, parent: Node_ | null): void => {
    const role = tree.certificate === null ? "" : (context.report.certificates[tree.certificate]?.role ?? "");
    const isLeaf = role.endsWith("end-entity") && tree.children.length === 0;
    // The first child stands beside its signer, the others below.
    const node: Node_ = {
      tree,
      column: isLeaf ? columns - 1 : Math.min(level, columns - 1),
      row: plan.rows,
      absent: tree.certificate === null,
    };
    plan.nodes.push(node);
    if (parent !== null) plan.edges.push([parent, node]);
    tree.children.forEach((child) => visit(child, level + 1, node));
    if (tree.children.length === 0) plan.rows += 1;
  };
  // An issuer that is missing stands just before what it signed: whether it is a root is not known.
  trees.forEach((tree) => visit(tree, tree.certificate === null ? columns - depth(tree) : 0, null));
  if (lacksServerChain(context.report)) plan.nodes.push(unseen(plan));
  return plan;
}

/** What the server presents, where it was not given: the first free place of the last column. */
function unseen(plan: Plan): Node_ {
  const column = plan.columns - 1;
  let row = 0;
  while (plan.nodes.some((node) => node.column === column && node.row === row)) row += 1;
  plan.rows = Math.max(plan.rows, row + 1);
  return { tree: { certificate: null, twins: [], missing: null, children: [] }, column, row, absent: true };
}

function heads({ columns, nodes }: Plan, { width, gap }: Size): SVGElement[] {
  const words = ["Roots and other anchors", "Intermediates", ...(columns === 4 ? [""] : []), "Of server and client"];
  return words.map((text, at) =>
    nodes.some((node) => node.column === at) ? s("text.head", { x: 1 + at * (width + gap), y: 13 }, text) : s("text"),
  );
}

function left({ column }: Node_, { width, gap }: Size): number {
  return 12 + column * (width + gap);
}

function middle({ row }: Node_, { height, pitch }: Size): number {
  return HEAD + row * pitch + height / 2;
}

function edge(context: Context, from: Node_, to: Node_, measure: Size): SVGElement[] {
  const kind = from.absent ? "absent" : [from, to].some((node) => kindOf(context, node) === "expired") ? "expired" : "";
  const [x1, x2] = [left(from, measure) + measure.width - 12, left(to, measure) - 11];
  const [y1, y2] = [middle(from, measure), middle(to, measure)];
  const turn = x1 + measure.gap / 2 - 8;
  const path = y1 === y2 ? `M${x1} ${y1}H${x2 - 7}` : `M${x1} ${y1}H${turn}V${y2}H${x2 - 7}`;
  return [s("path.edge", { class: kind, d: path }), s("path.arrow", { class: kind, d: `M${x2} ${y2}l-9 -4.5v9z` })];
}

function kindOf(context: Context, node: Node_): "absent" | "expired" | "" {
  if (node.tree.certificate === null) return "absent";
  const one = context.report.certificates[node.tree.certificate];
  return one !== undefined && standing(one, context.report.time) !== "in-date" ? "expired" : "";
}

function title(context: Context, node: Node_): string {
  const one = node.tree.certificate === null ? undefined : context.report.certificates[node.tree.certificate];
  return one === undefined ? (node.tree.missing ?? "What the server presents") : label(one);
}

function box(context: Context, node: Node_, measure: Size, idle: ReadonlySet<number>): SVGElement[] {
  const kind = kindOf(context, node);
  const { certificate } = node.tree;
  const one = certificate === null ? undefined : context.report.certificates[certificate];
  const grey = certificate !== null && idle.has(certificate) ? "unused" : "";
  const [x, y, centre] = [left(node, measure), HEAD + node.row * measure.pitch, middle(node, measure)];
  const inner = measure.width - 12;
  const text = lines(title(context, node), measure.letters);
  const sub =
    one === undefined
      ? node.tree.missing === null
        ? "not given"
        : "in none of the files"
      : standingWords(one, context.report.time);
  const first = centre - (text.length - 1) * 8 - 5;
  const number =
    certificate === null
      ? "?"
      : [certificate, ...node.tree.twins.slice(0, 1)].map((at) => numberOf(context.report, at)).join(" ") +
        (node.tree.twins.length > 1 ? "…" : "");
  const tag = Math.max(22, 9 + 8 * number.length);
  return [
    s("rect.node", { class: `${kind} ${grey}`.trim(), x, y, width: inner, height: measure.height, rx: 5 }),
    kind === "expired" ? s("rect.band", { x: x + inner - 14, y: y + 1, width: 13, height: measure.height - 2 }) : null,
    s("rect.tag-ground", { x: x - tag / 2, y: centre - 11, width: tag, height: 22, rx: 4 }),
    s("rect.tag", { class: `${kind} ${grey}`.trim(), x: x - tag / 2, y: centre - 11, width: tag, height: 22, rx: 4 }),
    s("text.num", { class: grey, x, y: centre + 4.3 }, number),
    ...text.map((line, at) => s("text.strong", { class: grey, x: x + tag / 2 + 11, y: first + at * 16 }, line)),
    s("text.sub", { x: x + tag / 2 + 11, y: first + text.length * 16 + 3 }, sub),
  ].filter((shape) => shape !== null);
}

/** At most two lines; the tree beside it has the whole name. */
function lines(text: string, letters: number): string[] {
  const found: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && [...current, ...word].length + 1 > letters) {
      found.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  found.push(current);
  const shown = found
    .slice(0, 2)
    .map((line) => ([...line].length > letters ? `${[...line].slice(0, letters - 1).join("")}…` : line));
  if (found.length > 2) shown[1] = `${[...(shown[1] ?? "")].slice(0, letters - 1).join("")}…`;
  return shown;
}
