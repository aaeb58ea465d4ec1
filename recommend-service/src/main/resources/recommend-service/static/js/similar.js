// Films close to one film, in a sheet above the page.

import { api } from './api.js';
import { byId, h, show } from './dom.js';
import { filmRow } from './films.js';
import { titled, troubleWords } from './words.js';

const closeness = ({ similarity, score = similarity, reason }) =>
  h('p', { class: 'quiet' }, [reason, typeof score === 'number' && `similarity ${score.toFixed(2)}`].filter(Boolean).join(' · '));

/** A sheet with a heading and a way out. */
export function sheet(dialog, title, ...children) {
  const close = h('button', { class: 'button', type: 'button', on: { click: () => dialog.close() } }, 'Close');
  show(dialog, h('div', { class: 'sheet-head' }, h('h2', {}, title), close), children);
  // In braces: a handler that returns false would keep a form inside from being sent.
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  if (!dialog.open) dialog.showModal();
}

/** Opens the sheet for a film. */
export async function openSimilar(session, movie) {
  const body = h('ul', { class: 'rows wide' });
  const said = h('p', { class: 'quiet', role: 'status' }, 'Looking…');
  sheet(byId('similar'), `Close to ${titled(movie)}`, said, body);
  try {
    const found = await api.similar(movie.movieId);
    said.textContent = found.length ? 'Nearest in story, genre, era and people. Ratings count here too.' : 'Nothing in the catalogue is close to it yet.';
    show(body, found.map((entry) => filmRow(session, entry.movie ?? entry, closeness(entry))));
  } catch (error) {
    said.textContent = troubleWords(error).join(' ');
  }
}
