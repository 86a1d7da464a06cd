// The one error of the package.

import type { Report } from "./types.js";

/**
 * `misuse`: a field says what cannot be taken up (`field` names it). `request`: the request cannot be understood.
 * `refused`: the files would not connect, or not safely (`report` says why). `not-initialised`: `init` has not been
 * awaited. `internal`: a fault of tlsconf; the next call starts afresh.
 */
export type ErrorCode = "misuse" | "request" | "refused" | "not-initialised" | "internal";

export class TlsconfError extends Error {
  readonly code: ErrorCode;
  /** The field of the request, `null` where the request as a whole is meant. */
  readonly field: string | null;
  /** What was found in the files that are refused. */
  readonly report: Report | null;

  constructor(
    code: ErrorCode,
    message: string,
    field: string | null = null,
    { report = null, ...options }: ErrorOptions & { report?: Report | null } = {},
  ) {
    super(message, options);
    this.name = "TlsconfError";
    this.code = code;
    this.field = field;
    this.report = report;
  }
}
