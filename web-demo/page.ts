// The page: the checker with a sample at hand, the question of the link that was followed, and itself kept for offline use.

import { TlsconfChecker } from "tlsconf/checker";
import bundle2022 from "../tests/data/real/redis_ca-2022-08.pem";
import { bindToPolicy, keepOffline } from "./trust.js";

// Before the first element is made: it asks for its worker at once.
bindToPolicy(TlsconfChecker);

const checker = document.querySelector<TlsconfChecker>("tlsconf-checker");
if (checker !== null) {
  customElements.upgrade(checker);
  checker.sample = { name: "redis_ca.pem", text: bundle2022 };
  const ask = (): void => {
    if (location.hash.length > 1) checker.restore(location.hash);
  };
  ask();
  addEventListener("hashchange", ask);
}

const offline = document.getElementById("offline");
void keepOffline().then((kept) => {
  if (offline !== null) offline.hidden = !kept;
});
