// Requests to our own server: the form token, errors in words, time limits.

const token = document.querySelector('meta[name="loket-token"]')?.content ?? "";
const LONGEST_WAIT = 30000;

export class Refused extends Error {
  constructor(status, said) {
    super(said.error ?? "Server tidak memberi penjelasan. Tidak ada yang hilang; silakan ulangi.");
    this.status = status;
    this.wait = said.wait ?? 0;
    this.login = said.login ?? false;
    this.field = said.field ?? "";
    this.problems = said.problems ?? [];
  }

  // Whether the very same request may succeed later.
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, {
      credentials: "same-origin",
      signal: AbortSignal.timeout ? AbortSignal.timeout(LONGEST_WAIT) : undefined,
      ...options,
    });
  } catch {
    throw new Refused(0, { error: "Sambungan terputus. Yang Anda tulis tetap tersimpan di sini." });
  }
  if (response.ok) return response;
  let said = {};
  try {
    said = await response.json();
  } catch {
    // An answer of something between us and the server: there are no words in it for people.
  }
  throw new Refused(response.status, said);
}

export const post = (path, body) =>
  request(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-loket-token": token },
    body: JSON.stringify(body ?? {}),
  });

export const upload = (path, fields) => {
  const form = fields instanceof FormData ? fields : new FormData();
  if (form !== fields) { for (const [name, value] of Object.entries(fields)) form.append(name, value); }
  return request(path, {
    method: "POST",
    headers: { "x-loket-token": token },
    body: form,
    signal: undefined,
  });
};

export const fragment = async (path) => (await request(path, { headers: { "x-loket-fragment": "1" } })).text();

export const data = async (path) => (await request(path, {})).json();

export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// localStorage may be full or forbidden; then things live as long as the page.
const fallback = new Map();
export const memory = {
  get(key) {
    try {
      return localStorage.getItem(key) ?? fallback.get(key) ?? "";
    } catch {
      return fallback.get(key) ?? "";
    }
  },
  set(key, value) {
    fallback.set(key, value);
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // Kept in `fallback`.
    }
    if (!value) fallback.delete(key);
  },
};
