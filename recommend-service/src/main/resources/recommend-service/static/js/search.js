// Finds any film of the catalogue, so that any film can be rated.

import { api } from './api.js';
import { afterPause, byId, h, show } from './dom.js';
import { filmRow } from './films.js';
import { troubleWords } from './words.js';

/** Fills the search panel; returns what empties it for another viewer. */
export function searchPanel(session) {
  const results = h('ul', { class: 'rows', id: 'found' });
  const said = h('p', { class: 'quiet', role: 'status' });
  let asked = new AbortController();

  const look = afterPause(async (query) => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    if (!query) return clear();
    try {
      const movies = await api.movies(query, signal);
      if (signal.aborted) return;
      said.textContent = movies.length ? '' : `No film is called “${query}”. Part of a title is enough.`;
      show(results, movies.map((found) => filmRow(session, found.movie ?? found)));
    } catch (error) {
      if (!signal.aborted) said.textContent = troubleWords(error).join(' ');
    }
  }, 160);

  const box = h('input', { class: 'field', type: 'search', id: 'film-query', placeholder: 'Part of a title', autocomplete: 'off', on: { input: () => look(box.value.trim()) } });
  const clear = () => {
    show(results);
    said.textContent = 'Whatever you rate here counts at once.';
  };
  byId('find').append(h('label', { class: 'visually-hidden', for: 'film-query' }, 'Title'), box, said, results);
  return () => {
    asked.abort();
    box.value = '';
    clear();
  };
}
