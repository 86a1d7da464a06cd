// What a configuration says beside the files: user, database, topology, folder, form of the key. Made once, so that the
// field that is typed in stays.

import { h } from "../dom.js";
import { DIRECTORY, type Chosen } from "../state.js";
import { field, input, select, setValue } from "../question/fields.js";

type Options = Chosen["options"];

/** Redis takes database numbers up to `databases` of its configuration, 16 unless set otherwise. */
const MOST_DATABASES = 65_535;

export class OptionsFold {
  readonly element: HTMLDetailsElement;
  readonly #user = field("User", input("text", "mono"), "Of the access control list (ACL). Empty: the default user.");
  readonly #database = field("Database", input("number"));
  readonly #topology = field(
    "The endpoint is",
    select<Options["topology"]>(
      [
        { value: "standalone", text: "one server" },
        { value: "cluster", text: "a node of a cluster" },
        { value: "sentinel", text: "a Sentinel" },
      ],
      (topology) => this.changed({ topology }),
    ),
  );
  readonly #primary = field("Sentinel’s name of the primary", input("text", "mono"), "Empty: mymaster.");
  readonly #directory = field("Folder of the files", input("text", "mono"), "As the configuration writes their paths.");
  readonly #key = field(
    "Private key",
    select<Options["key"]>(
      [
        { value: "untouched", text: "as given, where the client reads it" },
        { value: "pkcs8", text: "without encryption (PKCS#8)" },
      ],
      (key) => this.changed({ key }),
    ),
  );

  constructor(private readonly changed: (options: Partial<Options>) => void) {
    this.#user.control.addEventListener("input", () => changed({ user: orNull(this.#user.control.value) }));
    this.#primary.control.addEventListener("input", () => changed({ primary: orNull(this.#primary.control.value) }));
    this.#directory.control.addEventListener("input", () => changed({ directory: this.#directory.control.value || DIRECTORY }));
    const database = this.#database.control;
    database.min = "0";
    database.value = "0";
    database.max = String(MOST_DATABASES);
    database.addEventListener("input", () => {
      const number = database.value === "" ? 0 : Number(database.value);
      const is = Number.isInteger(number) && number >= 0 && number <= MOST_DATABASES;
      this.#database.wrong(is ? null : `A whole number from 0 to ${MOST_DATABASES}.`);
      if (is) changed({ database: number });
    });
    const fields = [this.#user, this.#database, this.#topology, this.#primary, this.#directory, this.#key];
    this.element = h(
      "details.more",
      { "data-key": "options" },
      h("summary", null, "User, database, topology, folder, form of the key"),
      h("div.options", null, fields.map((one) => one.element)),
    );
  }

  update({ options }: Chosen, hasKey: boolean): void {
    setValue(this.#user.control, options.user ?? "");
    if (Number(this.#database.control.value) !== options.database) setValue(this.#database.control, String(options.database));
    setValue(this.#topology.control, options.topology);
    setValue(this.#primary.control, options.primary ?? "");
    this.#primary.element.hidden = options.topology !== "sentinel";
    if (options.directory !== DIRECTORY || this.#directory.control.value === "") setValue(this.#directory.control, options.directory);
    setValue(this.#key.control, options.key);
    this.#key.element.hidden = !hasKey;
  }
}

const orNull = (text: string): string | null => (text === "" ? null : text);
