// A film as a row: small poster, title, facts, rating control. Search, history and similar films are made of these.

import { h } from './dom.js';
import { poster } from './poster.js';
import { starControl } from './stars.js';

/** What is known of a film in one line; what nobody knows is left out. */
export function factsOf(movie) {
  const runtime = movie.runtimeMinutes && `${movie.runtimeMinutes} min`;
  const genres = (movie.genres ?? []).slice(0, 2).join(', ');
  return [movie.year, genres, runtime, movie.certification, (movie.countries ?? []).slice(0, 2).join(', ')].filter(Boolean).join(' · ');
}

/** @param extra what else the row shows, beside the facts */
export function filmRow(session, movie, extra) {
  return h('li', { class: 'row' },
    poster(movie),
    h('div', { class: 'row-text' },
      h('p', { class: 'row-title' }, movie.title),
      h('p', { class: 'quiet' }, factsOf(movie)), extra),
    starControl(session, movie));
}
