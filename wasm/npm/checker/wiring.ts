// What the controls do: each act of a person as a call of the controller.

import type { Controller } from "./controller.js";
import { copyText } from "./cure/save.js";
import type { UseActions } from "./cure/use.js";
import type { Actions, FieldName, SectionName } from "./model.js";
import type { DropActions } from "./question/drop.js";
import type { FormActions } from "./question/form.js";
import { fromPicker, fromText } from "./question/intake.js";

/** A file to look at for those who have none at hand. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

export function formActions(controller: Controller, toAnswer: () => void): FormActions {
  return {
    setRole: (file, member, role) => controller.setRole(file, member, role),
    remove: (file) => controller.remove(file),
    picked: (files) => void fromPicker(files).then((intake) => controller.take(intake)),
    endpoint: (text, hadPassword, user) => controller.endpoint(text, hadPassword, user),
    plan: (provider, subscription) => controller.ask({ provider, subscription }),
    access: (access) => controller.ask({ access }),
    clientAuthentication: (clientAuthentication) => controller.ask({ clientAuthentication }),
    policy: (policy) => controller.ask({ policy }),
    time: (time) => controller.ask({ time }),
    passphrase: (text) => controller.passphrase(text),
    serverText: (text) => controller.serverText(text),
    toAnswer,
  };
}

export function dropActions(controller: Controller, sample: () => Sample | null): DropActions {
  return {
    picked: (files) => void fromPicker(files).then((intake) => controller.take(intake)),
    pastedText: (text) => controller.take(fromText(text)),
    generate: (client) => controller.generate(client),
    sample: () => {
      const one = sample();
      if (one === null) return;
      controller.take({ files: [{ name: one.name, source: new Blob([one.text]), origin: "sample" }], refused: [] });
    },
  };
}

export function useActions(controller: Controller): UseActions {
  return {
    choose: (client) => controller.choose(client),
    options: (options) => controller.options(options),
    showAllTheSame: () => controller.showAllTheSame(),
    save: (name) => void controller.save(name),
  };
}

/** What the parts of the answer may ask for. */
export function answerActions(
  controller: Controller,
  go: { reveal(section: SectionName): void; ask(field: FieldName): void },
): Actions {
  return {
    setTime: (time) => controller.ask({ time }),
    chooseClient: (id) => {
      controller.choose(id);
      go.reveal("use");
    },
    saveBundleWith: (roots) => void controller.saveBundleWith(roots),
    saveTrustStore: () => void controller.save("truststore.p12", "jedis"),
    saveUploadable: (input) => void controller.saveCertificate(input),
    saveCalendar: () => controller.saveCalendar(),
    saveReport: (format) => controller.saveReport(format),
    copyLink: () => copyText(`${location.href.replace(/#.*$/, "")}#${controller.fragment()}`),
    copy: copyText,
    ...go,
  };
}
