// The two services the page talks to: recommend (where the page comes from) and ingest (where ratings go).

const DEADLINE_MILLIS = 12_000;

/** A service that did not answer, or answered with a problem (RFC 9457). `status` is 0 when it did not answer at all. */
export class ServiceError extends Error {
  constructor(service, address, status, problem) {
    super(problem?.detail ?? problem?.title ?? `status ${status}`);
    Object.assign(this, { service, address, status, problem });
  }
}

async function call(service, base, path, options = {}) {
  const address = base || location.origin;
  const signals = [AbortSignal.timeout(DEADLINE_MILLIS), options.signal].filter(Boolean);
  let response;
  try {
    response = await fetch(base + path, { ...options, signal: AbortSignal.any(signals) });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ServiceError(service, address, 0);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new ServiceError(service, address, response.status, body);
  return body;
}

const ask = (path, options) => call('recommendation service', '', path, options);
const id = encodeURIComponent;
const user = (userId) => `/v1/users/${id(userId)}`;
/** What somebody who looks in every evening wants: not the same five for ever, and one in five to find out about. */
const EVENING = 'limit=5&rotate=true&explore=true';
/** Lists come bare or under a name; either way an array. */
const listIn = (body, ...names) => (Array.isArray(body) ? body : (names.map((name) => body?.[name]).find(Array.isArray) ?? []));

let pageConfig;
/** Where ratings go; asked once, and again after a failure. */
function config() {
  pageConfig ??= ask('/page-config').catch((error) => {
    pageConfig = undefined;
    throw error;
  });
  return pageConfig;
}

async function ingest(path, options) {
  const { ingestUrl } = await config();
  return call('rating service', ingestUrl.replace(/\/$/, ''), path, options);
}

export const api = {
  config,
  users: async (query, limit = 60) => listIn(await ask(`/v1/users?limit=${limit}&query=${id(query)}`), 'users'),
  profile: (userId, signal) => ask(`${user(userId)}/profile`, { signal }),
  recommendations: (userId, minOffset, signal) =>
    ask(`${user(userId)}/recommendations?${EVENING}${minOffset >= 0 ? `&minOffset=${minOffset}` : ''}`, { signal }),
  movies: async (query, signal) => listIn(await ask(`/v1/movies?limit=8&query=${id(query)}`, { signal }), 'movies', 'results'),
  similar: async (movieId) => listIn(await ask(`/v1/movies/${id(movieId)}/similar?limit=6`), 'similar', 'movies', 'results'),
  prompt: (question, signal) =>
    ask('/v1/prompts', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ limit: 5, ...question }), signal }),
  forgetStatement: (userId) => ask(`${user(userId)}/stated-taste`, { method: 'DELETE' }),
  tasteHistory: (userId, signal) => ask(`${user(userId)}/taste-history?months=12`, { signal }),
  map: (viewer, signal) => ask(`/v1/personas/map?limit=300${viewer ? `&viewer=${id(viewer)}` : ''}`, { signal }),
  rate: (rating) =>
    ingest('/v1/ratings', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(rating) }),
  withdraw: (userId, movieId) => ingest(`${user(userId)}/ratings/${id(movieId)}`, { method: 'DELETE' }),
  streamUrl: (userId) => `${user(userId)}/recommendations/stream?${EVENING}`,
};

/** An id for a rating event; `randomUUID` exists only on secure origins, `getRandomValues` everywhere. */
export function eventId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
