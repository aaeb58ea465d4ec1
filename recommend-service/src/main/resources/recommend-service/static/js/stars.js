// The rating control: a slider of half stars. Arrow keys choose, Enter or Space sends; pointer and touch slide and let go.

import { h, s } from './dom.js';
import { stars as asText } from './words.js';

const STAR = 'M12 1.8l3.1 6.6 7.1 .9-5.2 5 1.3 7.1L12 17.9 5.7 21.4 7 14.3 1.8 9.3 8.9 8.4Z';
const row = (extra) => s('svg', { viewBox: '0 0 120 24', 'aria-hidden': 'true', class: `star-row ${extra}` },
  [0, 1, 2, 3, 4].map((i) => s('path', { d: STAR, transform: `translate(${i * 24} 0)` })));

const WORDS = {
  sending: (r) => `Sending ${asText(r)}…`,
  sent: (r) => `${asText(r)} is on its way in…`,
  in: (r) => `Rated ${asText(r)}`,
  withdrawing: () => 'Withdrawing…',
  failed: (r) => `${asText(r)} was not saved.`,
};

const controls = new WeakMap();

/** Shows the present rating of a film on every control for it. */
export function refreshStars(session, movieId) {
  for (const node of document.querySelectorAll('.rate')) {
    if (node.dataset.movie === movieId) controls.get(node)?.(session.ratings.get(movieId));
  }
}

/** The rating control for one film. */
export function starControl(session, movie) {
  let held = null;
  let choice = 0;
  const lit = row('lit');
  const slider = h('div', { class: 'stars', role: 'slider', tabindex: 0, 'aria-label': `Your rating of ${movie.title}`, 'aria-valuemin': 0, 'aria-valuemax': 5 }, row('dim'), lit);
  const word = h('span', { class: 'rate-word' });
  const withdraw = h('button', { class: 'link', type: 'button', 'aria-label': `Withdraw your rating of ${movie.title}`, on: { click: () => session.withdraw(movie) } }, 'Withdraw');
  const again = h('button', { class: 'link', type: 'button', 'aria-label': `Try again to rate ${movie.title}`, on: { click: () => session.rate(movie, held.rating) } }, 'Try again');
  const node = h('div', { class: 'rate', 'data-movie': movie.movieId }, slider, h('p', { class: 'rate-line' }, word, withdraw, again));

  const light = (value) => {
    slider.style.setProperty('--lit', `${value * 20}%`);
    slider.setAttribute('aria-valuenow', String(value));
    const pressed = value !== (held?.rating ?? 0);
    slider.setAttribute('aria-valuetext', value ? `${asText(value)} stars${pressed ? ', press Enter to rate' : ''}` : 'not rated');
    if (pressed) word.textContent = `${asText(value)} stars?`;
    else word.textContent = held ? WORDS[held.status](held.rating) : 'Rate it';
  };
  const settle = (rating) => {
    held = rating ?? null;
    choice = held?.rating ?? 0;
    withdraw.hidden = held?.status !== 'in';
    again.hidden = held?.status !== 'failed';
    node.dataset.status = held?.status ?? 'none';
    light(choice);
  };
  const choose = (value) => light((choice = Math.min(5, Math.max(0.5, value))));
  const send = () => choice >= 0.5 && choice !== (held?.status === 'failed' ? 0 : held?.rating) && session.rate(movie, choice);
  const valueAt = (event) => {
    const { left, width } = slider.getBoundingClientRect();
    return Math.min(5, Math.max(0.5, Math.ceil(((event.clientX - left) / width) * 10) / 2));
  };

  const keys = { ArrowRight: 0.5, ArrowUp: 0.5, ArrowLeft: -0.5, ArrowDown: -0.5, PageUp: 1, PageDown: -1, Home: -5, End: 5 };
  slider.addEventListener('keydown', (event) => {
    if (event.key in keys) choose(choice + keys[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') send();
    else if (event.key === 'Escape') settle(held);
    else return;
    event.preventDefault();
  });
  slider.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    slider.setPointerCapture(event.pointerId);
    choose(valueAt(event));
  });
  slider.addEventListener('pointermove', (event) => choose(valueAt(event)));
  slider.addEventListener('pointerup', (event) => {
    if (event.button !== 0) return;
    choose(valueAt(event));
    send();
  });
  slider.addEventListener('pointerleave', () => settle(held));
  slider.addEventListener('pointercancel', () => settle(held));
  slider.addEventListener('blur', () => settle(held));

  controls.set(node, settle);
  settle(session.ratings.get(movie.movieId));
  return node;
}
