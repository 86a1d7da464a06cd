import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../../wasm/npm/checker/contract.js";
import type { Checked } from "../../../wasm/npm/checker/protocol.js";
import {
  askedOf, blobsOf, initial, isEmpty, SERVER_PASTE, withAnswer, withFiles, withoutFile, withRole,
} from "../../../wasm/npm/checker/state.js";

let ids = 0;
const id = (): string => `f${++ids}`;
const file = (name: string): { name: string; source: Blob; origin: "file" } => ({ name, source: new Blob(["x"]), origin: "file" });
const NOW = "2026-11-25T00:00:00Z";

test("a file of the same name takes the place of the earlier one", () => {
  const first = withFiles(initial(), [file("a"), file("b")], id);
  const second = withFiles(first, [file("a")], id);
  assert.deepEqual(second.asking.files.map(({ name }) => name), ["b", "a"]);
});

test("files of one name in different folders stand beside each other", () => {
  const state = withFiles(initial(), [file("x/tls.crt"), file("y/tls.crt")], id);
  assert.equal(state.asking.files.length, 2);
});

test("what the element stands before gives a role, but not to a certificate that may hold its key", () => {
  assert.equal(withFiles(initial("ca-bundle"), [file("a")], id).asking.files[0]?.role, "ca_bundle");
  assert.equal(withFiles(initial("client-certificate"), [file("a")], id).asking.files[0]?.role, "auto");
});

test("a pasted chain is a file of its own with its role", () => {
  const state = { ...initial(), serverText: "-----BEGIN" };
  assert.ok(!isEmpty(state));
  const [only] = blobsOf(state);
  assert.equal(only?.name, SERVER_PASTE);
  assert.equal(only?.role, "server_chain");
  assert.ok(isEmpty({ ...initial(), serverText: " \n" }));
});

test("today is asked about unless a date was set", () => {
  const state = initial();
  assert.equal(askedOf(state, NOW).time, NOW);
  const later = { ...state, asking: { ...state.asking, time: "2027-01-01T00:00:00Z" } };
  assert.equal(askedOf(later, NOW).time, "2027-01-01T00:00:00Z");
  assert.equal(askedOf({ ...state, asking: { ...state.asking, endpoint: "  " } }, NOW).endpoint, null);
});

test("an answer says which input each file became; files added since keep theirs", () => {
  const asked = withFiles(initial(), [file("z.zip"), file("a")], id);
  const [zip, plain] = asked.asking.files;
  assert.ok(zip !== undefined && plain !== undefined);
  const report = { inputs: [{}, {}, {}] } as unknown as Report;
  const checked: Checked = {
    report, atToday: report, lines: { [plain.id]: 7 },
    origins: [{ file: zip.id, member: null }, null, { file: plain.id, member: null }],
  };
  const added = withFiles(asked, [file("late")], id);
  const answered = withAnswer(added, asked.asking, checked);
  assert.deepEqual(answered.asking.files.map((one) => [one.input, one.lines]), [[0, null], [2, 7], [null, null]]);
  assert.equal(answered.answer?.asking.files.length, 2);
});

test("a corrected member is remembered under its own name", () => {
  const state = withFiles(initial(), [file("z.zip")], id);
  const zip = state.asking.files[0]?.id ?? "";
  const corrected = withRole(state, zip, "z.zip/a.crt", "client_ca");
  assert.deepEqual(blobsOf(corrected)[0]?.members, { "z.zip/a.crt": "client_ca" });
  assert.equal(corrected.asking.files[0]?.role, "auto");
  assert.ok(isEmpty(withoutFile(corrected, zip)));
});
