// A film as a row: small poster, title, facts, rating control. Search, history and similar films are made of these.

import { h } from './dom.js';
import { poster } from './poster.js';
import { starControl } from './stars.js';

/** @param extra what else the row shows, beside the facts */
export function filmRow(session, movie, extra) {
  return h('li', { class: 'row' },
    poster(movie),
    h('div', { class: 'row-text' },
      h('p', { class: 'row-title' }, movie.title),
      h('p', { class: 'quiet' }, [movie.year, (movie.genres ?? []).slice(0, 2).join(', ')].filter(Boolean).join(' · ')), extra),
    starControl(session, movie));
}
