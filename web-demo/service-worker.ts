// Keeps the page's own files, all of them and nothing else, so that it opens without a network. Files of a person never come
// by here: they are no requests.

declare const FILES: readonly string[];
declare const VERSION: string;

// The library of workers and that of documents cannot be used in one program.
interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
}
const scope = self as unknown as Scope;

const PREFIX = "tlsconf ";
const NAME = `${PREFIX}${VERSION} ${scope.registration.scope}`;
const known = new Set(FILES.map((file) => new URL(file, scope.registration.scope).href));

scope.addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(new URL(file, scope.registration.scope), { cache: "no-cache" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(requests)));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // Other pages of the same host may keep theirs: only older ones of this scope go.
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith(PREFIX) && name.endsWith(` ${scope.registration.scope}`) && name !== NAME);
      await Promise.all(old.map((name) => caches.delete(name)));
      await scope.clients.claim();
    })(),
  );
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.replace(/[?#].*$/, "");
  if (request.method !== "GET" || !known.has(url)) return;
  event.respondWith(
    (async () => (await (await caches.open(NAME)).match(url)) ?? fetch(request))(),
  );
});
