// Numbers, codes and profiles as sentences.

/** A bundled viewer is a first name in lower case. */
export const nameOf = (userId) => (/^[a-z]+(-[a-z]+)?$/.test(userId) ? userId[0].toUpperCase() + userId.slice(1) : userId);

export const stars = (rating) => Number(rating).toFixed(1);
export const signed = (x, digits = 3) => (x < 0 ? '−' : '+') + Math.abs(x).toFixed(digits);
export const clock = (date = new Date()) => date.toLocaleTimeString('en-GB');
export const titled = (movie) => (movie.year ? `${movie.title} (${movie.year})` : movie.title);

const DEGRADED = [
  [/other-model/, 'This taste was learned with another model; it follows as soon as the films are read anew.'],
  [/behind/, 'Your latest rating is still being worked in; the list follows by itself.'],
  [/profile-missing/, 'This taste is missing from the profile store and is being written again; the list follows in a moment.'],
  [/seen-incomplete/, 'Some films that were rated are missing from the profile store for a moment and may be in this list.'],
  [/redis|profiles?-(store|unavailable)/, 'The profile store does not answer, so this list knows nothing of past ratings yet.'],
  [/index|warm|catalogue/, 'The catalogue is still being read, so some films may be missing for a moment.'],
  [/broker|kafka|stale/, 'The event stream does not answer, so the list may be older than the latest ratings.'],
  [/popularity|prior/, 'Popularity is not known yet and does not count.'],
  [/sentence-vector/, 'The sentence as a whole could not be read, only the words below.'],
  [/language/, 'The catalogue does not say which films are in that language.'],
  [/seed-not-found/, 'A film that was named is not known here, nor to TMDb; its words count all the same.'],
  [/tmdb|seed-vectors/, 'A film that was named is not known here, and could not be looked up.'],
  [/statement/, 'It could not be kept under this name; the list is made of it all the same.'],
  [/bedrock-throttled|bedrock-busy|bedrock-resting/, 'Amazon Bedrock is busy, so this machine read it.'],
  [/bedrock-budget/, "Today's budget for Amazon Bedrock is spent, so this machine read it."],
  [/bedrock/, 'Amazon Bedrock could not be asked, so this machine read it.'],
  [/dna|pending/, 'Some rated films are not understood yet and do not count so far.'],
];

/** What a degraded answer lacks, in plain words. */
export const lacking = (code) => DEGRADED.find(([pattern]) => pattern.test(code))?.[1] ?? `Something is missing: ${code.replaceAll('-', ' ')}.`;

/** Who understood a prompt, and what left this machine for it. */
export function readerWords(reader, lookedUp) {
  if (reader === 'bedrock') return 'Read by Amazon Bedrock';
  return `Read on this machine; ${lookedUp ? 'only a title was looked up at TMDb' : 'nothing left it'}`;
}

/** Where a list comes from when it does not come from a taste. */
export function sourceWords({ source, degraded }, viewer) {
  if (source === 'prompt') return `Made of what ${viewer} said. The first ratings take over.`;
  if (source !== 'profile' && degraded?.length) return `Films ${source === 'trending' ? 'rising with' : 'liked by'} everyone stand in until the taste of ${viewer} is at hand.`;
  if (source === 'trending') return `Nothing is known of ${viewer} yet. These films are rising with everyone right now; rate one, and the list becomes personal.`;
  if (source === 'popular') return `Nothing is known of ${viewer} yet. These are the films everyone likes best; rate one, and the list becomes personal.`;
  return null;
}

/** What went wrong and what to do, for a person. */
export function troubleWords(error) {
  const { service, address, status, problem } = error;
  if (status === 0) return [`The ${service} at ${address} does not answer.`, 'Is the product running? ./concierge status says, ./concierge up starts it.'];
  if (status >= 500) return [`The ${service} cannot answer right now.`, `${problem?.detail ?? `It says ${status}.`} Its health page names what is missing: ${address}/actuator/health`];
  const fields = (problem?.errors ?? []).map((e) => e.message).join(' ');
  return [`The ${service} did not accept this.`, fields || error.message];
}

const joined = (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
/** The rated films, the heaviest first: [{movie, rating, weight}]; the sizes of the weights add up to at most 1. */
export const historyOf = (profile) => profile?.topFilms ?? [];

/** The decades between which the middle half of the liked films lies. */
function eraWords(eras) {
  const decadeAt = (part) => {
    let sum = 0;
    return eras.find(({ share }) => (sum += share) >= part - 1e-9)?.name;
  };
  if (eras.length === 0) return '';
  const [from, to] = [decadeAt(0.25), decadeAt(0.75)];
  return from === to ? `, mostly ${from}` : `, mostly ${from} to ${to}`;
}

/** "Leans to Sci-Fi and Thriller, mostly 1990s to 2000s; not one for Romance." Empty when there is too little to say. */
export function tasteWords(profile) {
  const history = historyOf(profile);
  const pull = new Map();
  for (const { movie, weight } of history) {
    for (const genre of movie.genres ?? []) {
      const { sum, count } = pull.get(genre) ?? { sum: 0, count: 0 };
      pull.set(genre, { sum: sum + weight, count: count + 1 });
    }
  }
  // Per root of the count: half of all films are dramas, which alone says little about a person.
  const ranked = [...pull].map(([genre, { sum, count }]) => [genre, sum / Math.sqrt(count)]).sort((a, b) => b[1] - a[1]);
  const liked = ranked.filter(([, x]) => x > 0);
  if (liked.length === 0) return '';
  const lead = liked.filter(([, x]) => x > liked[0][1] * 0.45).slice(0, 3).map(([genre]) => genre);
  const least = ranked.at(-1);
  const not = least[1] < 0 && -least[1] > liked[0][1] * 0.12 ? `; not one for ${least[0]}` : '';
  return `Leans to ${joined(lead)}${eraWords(profile.eras ?? [])}${not}.`;
}
