// The example of a host: a form that cannot be submitted while there is an error, and that posts the certificate alone.

import { TlsconfChecker } from "tlsconf/checker";
import { bindToPolicy } from "./trust.js";

bindToPolicy(TlsconfChecker);

const form = document.querySelector<HTMLFormElement>("#upload");
const checker = document.querySelector<TlsconfChecker>("tlsconf-checker");
const button = document.querySelector<HTMLButtonElement>("#send");
const why = document.querySelector<HTMLElement>("#why");
const field = form?.elements.namedItem("certificate");

if (form !== null && checker !== null && button !== null && why !== null && field instanceof HTMLInputElement) {
  checker.addEventListener("tlsconf-report", () => {
    const isSafe = checker.safeToUpload;
    button.setAttribute("aria-disabled", String(!isSafe));
    why.textContent = isSafe ? "Only the certificate is sent." : "Waits for a certificate that is safe to upload.";
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The button stays reachable, so that a keyboard and a screen reader meet the reason beside it.
    if (!checker.safeToUpload) return;
    void checker.certificateFile().then((certificate) => {
      if (certificate === null || !checker.safeToUpload) return;
      const files = new DataTransfer();
      files.items.add(certificate);
      field.files = files.files;
      form.submit();
    });
  });
}
