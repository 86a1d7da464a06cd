// The one error of the package.

/**
 * `misuse`: a field says what cannot be taken up (`field` names it). `request`: the request cannot be understood.
 * `not-initialised`: `init` has not been awaited. `internal`: a fault of tlsconf; the next call starts afresh.
 */
export type ErrorCode = "misuse" | "request" | "not-initialised" | "internal";

export class TlsconfError extends Error {
  readonly code: ErrorCode;
  /** The field of the request, `null` where the request as a whole is meant. */
  readonly field: string | null;

  constructor(code: ErrorCode, message: string, field: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = "TlsconfError";
    this.code = code;
    this.field = field;
  }
}
