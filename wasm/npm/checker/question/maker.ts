// No client certificate yet: one is made here, in the worker, saved as the console's ZIP, and checked like any other.

import type { GeneratedKey } from "../contract.js";
import { h } from "../dom.js";
import { button, linkButton } from "../parts/frame.js";
import type { ClientToMake } from "../protocol.js";
import { field, input, select, type Option } from "./fields.js";

const KEYS: readonly Option<GeneratedKey>[] = [
  { value: "p256", text: "EC P-256" },
  { value: "rsa2048", text: "RSA 2048" },
  { value: "rsa3072", text: "RSA 3072" },
  { value: "ed25519", text: "Ed25519, not for Lettuce" },
];

/** `make` gives what is wrong, or null once it was saved. */
export function maker(make: (client: ClientToMake) => Promise<string | null>): HTMLElement {
  const control = input("text");
  control.value = "redis_user";
  control.maxLength = 64;
  control.dataset["key"] = "make-name";
  const name = field("Name in the certificate", control, "Who the client is. It is no host name and no secret.");
  let kind: GeneratedKey = "p256";
  const kinds = select(KEYS, (chosen) => (kind = chosen));
  kinds.dataset["key"] = "make-key";
  const go = button(null, "Make it and save the ZIP", () => void press(), { class: "primary", "data-key": "make" });
  let isMaking = false;
  const press = async (): Promise<void> => {
    if (isMaking) return;
    isMaking = true;
    go.setAttribute("aria-disabled", "true");
    const wrong = await make({ name: control.value, key: kind });
    name.wrong(wrong && `${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.`);
    go.removeAttribute("aria-disabled");
    isMaking = false;
  };
  control.addEventListener("keydown", (event) => {
    if (event.key === "Enter") void press();
  });
  const panel = h(
    "div.field.maker",
    { hidden: true },
    name.element,
    field("Private key", kinds).element,
    h("p.fine", null, "The key is made on this device and leaves this page in the ZIP alone. Give the certificate to the server, and keep the key."),
    go,
  );
  const toggle = linkButton("No client certificate yet? Make one", () => {
    panel.hidden = !panel.hidden;
    toggle.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) control.focus();
  }, { "aria-expanded": "false", "data-key": "maker" });
  return h("div.made", null, toggle, panel);
}
