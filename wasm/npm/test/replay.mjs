// Puts recorded requests before the package and compares with what Rust answered, to the octet: by the doors of text,
// and by the doors of objects. Runs in Node and in a browser alike; tests/src/bin/answers.rs writes the records.

const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const encode = (octets) => btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(""));

/** The request as objects: octets are octets, the passphrase in each of its forms in turn. */
function asObjects(check, turn) {
  const inputs = check.inputs?.map((input, at) => {
    const octets = decode(input.bytes);
    return { ...input, bytes: (at + turn) % 2 ? octets : octets.buffer };
  });
  const asked = { ...check, inputs };
  if (inputs === undefined) delete asked.inputs;
  if (turn % 2 && typeof check.passphrase === "string") asked.passphrase = new TextEncoder().encode(check.passphrase);
  return asked;
}

/** The answer, or in its place what was refused. */
function told(door) {
  try {
    return door();
  } catch (error) {
    if (!["misuse", "request"].includes(error.code)) throw error;
    return JSON.stringify({ field: error.field, message: error.message });
  }
}

function emitted(answer) {
  return { ...answer, files: answer.files.map((file) => ({ ...file, bytes: file.bytes && encode(file.bytes) })) };
}

/** The same request, for another client as well. */
function forTwo({ client, ...rest }) {
  return { ...rest, clients: [{ id: "jedis" }, client] };
}

function configured(tlsconf, request) {
  const answer = tlsconf.configure(request);
  const { config } = answer;
  if (config === null) return answer;
  const [trust_anchors, certificate_chain] = [config.trust_anchors.map(encode), config.certificate_chain.map(encode)];
  const key = config.key && { ...config.key, bytes: encode(config.key.bytes) };
  return { ...answer, config: { ...config, trust_anchors, certificate_chain, key } };
}

function generated(tlsconf, request) {
  const answer = tlsconf.generate(request);
  const text = (file) => ({ ...file, bytes: encode(file.bytes) });
  return { ...answer, files: answer.files.map(text), archive: text(answer.archive) };
}

/** As for a check; the CA's files, too. */
function makes(request, turn) {
  const asked = { ...request, entropy: decode(request.entropy) };
  const ca = request.client?.ca;
  if (!ca) return asked;
  const { inputs, passphrase } = asObjects({ inputs: [ca.certificate, ca.key], passphrase: ca.passphrase }, turn);
  asked.client = { ...request.client, ca: { certificate: inputs[0], key: inputs[1], passphrase } };
  return asked;
}

function answers(tlsconf, { verb, request, text, error }, turn) {
  // The package connects to nothing, and so has no probe.
  if (["probe", "next"].includes(verb)) return [];
  if (!["check", "emit", "config", "generate"].includes(verb)) return [[verb, JSON.stringify(tlsconf[verb]())]];
  // What is wrong with the request itself is put to the doors of text alone: an object has other faults.
  if (verb === "check" && error !== undefined) return [["checkJson", told(() => tlsconf.checkJson(request))]];
  if (verb === "emit" && !request.endsWith("}")) return [["emitJson", told(() => tlsconf.emitJson(request))]];
  if (verb === "config" && !request.endsWith("}")) return [];
  if (verb === "generate" && !request.includes('"entropy"')) return [];
  const given = JSON.parse(request);
  if (verb === "generate") {
    return [["generate", told(() => JSON.stringify(generated(tlsconf, makes(given, turn))))]];
  }
  if (verb === "config") {
    const asked = { ...given, check: asObjects(given.check, turn) };
    return [["configure", told(() => JSON.stringify(configured(tlsconf, asked)))]];
  }
  if (verb === "check") {
    const asked = asObjects(given, turn);
    return [
      ["checkJson", told(() => tlsconf.checkJson(request))],
      ["check", told(() => JSON.stringify(tlsconf.check(asked)))],
      ["text", tlsconf.text(asked), text],
    ];
  }
  const asked = { ...given, check: asObjects(given.check, turn) };
  return [
    ["emitJson", told(() => tlsconf.emitJson(request))],
    ["emit", told(() => JSON.stringify(emitted(tlsconf.emit(asked))))],
    // Misuse names another field there.
    ...(error === undefined
      ? [
          ["emitEachJson", JSON.stringify(JSON.parse(tlsconf.emitEachJson(JSON.stringify(forTwo(given))))[1])],
          ["emitEach", JSON.stringify(emitted(tlsconf.emitEach(forTwo(asked))[1]))],
        ]
      : []),
  ];
}

/**
 * @param tlsconf the package, initialised
 * @param {Iterable<string>} lines one record each
 * @returns {{ compared: number, differences: string[] }}
 */
export function replay(tlsconf, lines) {
  let compared = 0;
  const differences = [];
  let turn = 0;
  for (const line of lines) {
    if (line === "") continue;
    const record = JSON.parse(line);
    try {
      for (const [door, answer, expected = record.answer] of answers(tlsconf, record, turn++)) {
        compared++;
        if (answer !== expected) differences.push(`${door}, ${record.name}: ${firstDifference(answer, expected)}`);
      }
    } catch (error) {
      differences.push(`${record.name}: ${error}`);
    }
  }
  return { compared, differences };
}

function firstDifference(is, was) {
  let at = 0;
  while (is[at] === was[at] && at < was.length) at++;
  return `"${is.slice(at, at + 60)}" in place of "${was.slice(at, at + 60)}" at ${at}`;
}
