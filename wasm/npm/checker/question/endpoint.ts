// An endpoint as typed or pasted. Consoles and documentation give URLs with credentials in them; those are taken out
// before anything else sees the text.

export interface Stripped {
  readonly text: string;
  readonly hadPassword: boolean;
  /** The user of a URL, which is no secret; null where none or the default one was named. */
  readonly user: string | null;
}

/**
 * The endpoint without user and password. Works on the text, not with `URL`: a half-typed or malformed one must lose its
 * password too. Everything up to the last `@` of the authority is credentials.
 */
export function withoutPassword(text: string): Stripped {
  const scheme = /^\s*[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? "";
  const rest = text.slice(scheme.length);
  // Passwords hold `/`, `?` and `#` unescaped often enough, so that the last `@` anywhere counts as the separator.
  const at = rest.lastIndexOf("@");
  const credentials = at === -1 ? "" : rest.slice(0, at);
  const kept = withoutSecrets(at === -1 ? rest : rest.slice(at + 1));
  return { text: scheme + kept, hadPassword: credentials !== "" || kept.length < rest.length - at - 1, user: userOf(credentials) };
}

function userOf(credentials: string): string | null {
  const colon = credentials.indexOf(":");
  // Without a colon it may as well be a token.
  if (colon < 1) return null;
  const user = credentials.slice(0, colon);
  try {
    return user === "default" ? null : decodeURIComponent(user);
  } catch {
    return user;
  }
}

function withoutSecrets(text: string): string {
  const kept = text.replace(/([?&])(password|pass|passwd|auth|token|user|username)=[^&#]*/gi, "$1");
  return kept === text ? text : kept.replace(/([?&])&+/g, "$1").replace(/[?&]$/, "");
}
