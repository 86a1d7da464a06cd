// The parts of an answer. `answer` puts them in the order of the page; each can also stand alone.

import { certificates } from "./certificates.js";
import { chain } from "./chain.js";
import { checked } from "./checked.js";
import { clients } from "./clients.js";
import { findings } from "./findings.js";
import { notChecked } from "./not-checked.js";
import { owners } from "./owners.js";
import { plan } from "./plan.js";
import { strip } from "./strip.js";
import { tally } from "./tally.js";
import { timeline } from "./timeline.js";
import { verdict } from "./verdict.js";

export const parts = {
  verdict,
  strip,
  tally,
  findings,
  plan,
  clients,
  timeline,
  chain,
  certificates,
  owners,
  notChecked,
  checked,
};

export { actions, contents, listParts, reveal } from "./actions.js";
export { button, code, copyButton, heading, more, section, state } from "./frame.js";
export { table as planTable } from "./plan.js";
export { evidence } from "./rest.js";
export { announcement } from "./verdict.js";
