// What was understood of a prompt, as chips: each says one thing, and can be taken away again.

const LANGUAGES = (() => {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' });
  } catch {
    return null;
  }
})();

const languageName = (code) => {
  try {
    return LANGUAGES?.of(code) ?? code;
  } catch {
    return code;
  }
};

function eraWords({ from, to }) {
  if (from === to && from) return String(from);
  if (from && to) return `${from} to ${to}`;
  return from ? `from ${from} on` : `up to ${to}`;
}

const LISTS = {
  seeds: (film) => `like ${film.title}`,
  films: (film) => film.title,
  people: (name) => name,
  genres: (name) => name,
  moods: (name) => name,
  keywords: (name) => `about ${name}`,
  languages: languageName,
  eras: eraWords,
};
const REFUSED = { ...LISTS, keywords: (name) => name };

/** The same understanding without one thing. `path` leads to a field or to an entry of a list. */
function without(understood, path) {
  const copy = structuredClone(understood);
  const inside = path.slice(0, -1).reduce((node, step) => node[step], copy);
  const last = path.at(-1);
  if (Array.isArray(inside)) inside.splice(last, 1);
  else inside[last] = last === 'words' ? '' : null;
  return copy;
}

/**
 * Chips of an understanding: [{text, kind, without}]. `kind` is want, less or not; `without` makes the understanding that
 * no longer says it.
 */
export function chipsOf(understood) {
  const chips = [];
  const add = (text, kind, path) => chips.push({ text, kind, without: () => without(understood, path) });
  const lists = (aspects, path, kind, words, start) => {
    for (const [field, name] of Object.entries(words)) {
      (aspects?.[field] ?? []).forEach((entry, i) => add(start + name(entry), kind, [...path, field, i]));
    }
  };
  lists(understood, [], 'want', LISTS, '');
  if (understood.era) add(eraWords(understood.era), 'want', ['era']);
  if (understood.language) add(`in ${languageName(understood.language)}`, 'want', ['language']);
  if (understood.words) add(`“${understood.words}”`, 'want', ['words']);
  lists(understood.less, ['less'], 'less', REFUSED, 'less ');
  lists(understood.mustNots, ['mustNots'], 'not', REFUSED, 'not ');
  if (understood.limit) add(`${understood.limit} films`, 'want', ['limit']);
  return chips;
}

/** The same understanding, and never this film again. */
export function notThisFilm(understood, { movieId, title, year }) {
  const copy = structuredClone(understood);
  copy.mustNots ??= {};
  copy.mustNots.films = [...(copy.mustNots.films ?? []), { movieId, title, year }];
  copy.seeds = (copy.seeds ?? []).filter((film) => film.movieId !== movieId);
  return copy;
}
