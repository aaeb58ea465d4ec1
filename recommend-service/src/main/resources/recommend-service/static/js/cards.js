// The five cards. A film keeps its card while it stays on the list, so cards travel to their new places.

import { byId, calm, h, show } from './dom.js';
import { factsOf } from './films.js';
import { poster } from './poster.js';
import { reachOf, shares } from './shares.js';
import { starControl } from './stars.js';

const TRAVEL = { duration: 620, easing: 'cubic-bezier(.22,.8,.24,1)' };
const numbersOpen = new Set();

function newCard(session, movie, { similar: onSimilar, reject }) {
  const parts = { rank: h('span', { class: 'fob' }), moved: h('span', { class: 'moved' }), attempt: h('span', { class: 'try' }), reason: h('p', { class: 'reason' }), why: h('div', { class: 'why' }), links: h('p', { class: 'links' }) };
  const heading = h('h2', { class: 'film' }, movie.title);
  const facts = h('p', { class: 'facts-line' }, factsOf(movie));
  const node = h('li', { class: 'card', 'data-movie': movie.movieId },
    h('div', { class: 'card-art' }, poster(movie), parts.rank, parts.moved, parts.attempt),
    h('div', { class: 'card-head' }, heading, facts, starControl(session, movie)),
    h('div', { class: 'card-why' }, parts.reason, h('div', {}, parts.why, parts.links)));
  const similar = h('button', { class: 'link', type: 'button', 'aria-label': `Similar films to ${movie.title}`, on: { click: () => onSimilar(movie) } }, 'Similar films');
  const not = h('button', { class: 'link', type: 'button', 'aria-label': `Not for me: ${movie.title}`, on: { click: () => reject(movie) } }, 'Not for me');
  return { node, parts, similar, not };
}

function fillCard(card, recommendation, reach, before) {
  const { parts, similar, not } = card;
  const { movieId } = recommendation.movie;
  show(parts.rank, h('span', { class: 'visually-hidden' }, 'Rank '), String(recommendation.rank));
  const step = before.size === 0 ? 0 : before.has(movieId) ? before.get(movieId) - recommendation.rank : null;
  parts.moved.textContent = step === null ? 'New' : step > 0 ? `▲ ${step}` : step < 0 ? `▼ ${-step}` : '';
  parts.reason.textContent = recommendation.reason;
  const { exploration } = recommendation;
  parts.attempt.textContent = exploration ? 'A try' : '';
  parts.attempt.title = exploration ? `Drawn for today from ${Math.round(1 / exploration.propensity)} that hardly anybody has rated` : '';
  const { node, toggle } = shares(recommendation, reach, numbersOpen.has(movieId), (open) => (open ? numbersOpen.add(movieId) : numbersOpen.delete(movieId)));
  show(parts.why, node);
  show(parts.links, not, toggle, similar);
}

/** The list on the page. @param acts what a card can do: similar, reject */
export function cardList(session, acts) {
  const list = byId('cards');
  let cards = new Map();
  let ranks = new Map();
  let shown = '';

  /** Lets a card that dropped out fade where it stood, out of the flow. */
  function letGo(node, place) {
    if (calm()) return node.remove();
    const home = list.getBoundingClientRect();
    node.classList.add('leaving');
    node.inert = true;
    for (const [k, v] of Object.entries({ left: place.left - home.left, top: place.top - home.top, width: place.width })) node.style.setProperty(k, `${v}px`);
    node.animate([{ opacity: 1 }, { opacity: 0, transform: 'translateY(28px) scale(.94)' }], { ...TRAVEL, duration: 420 }).finished.finally(() => node.remove());
  }

  /** @param news whether what moved is worth pointing out */
  function render(recommendations, news) {
    // The same list often comes twice, as an answer and through the stream.
    const content = JSON.stringify(recommendations);
    if (content === shown) return;
    shown = content;
    if (!news) ranks = new Map();
    const before = new Map([...cards].map(([id, card]) => [id, card.node.getBoundingClientRect()]));
    const holdsFocus = list.contains(document.activeElement);
    const fresh = new Map();
    const reach = reachOf(recommendations);
    for (const recommendation of recommendations) {
      const id = recommendation.movie.movieId;
      const card = cards.get(id) ?? newCard(session, recommendation.movie, acts);
      fillCard(card, recommendation, reach, ranks);
      fresh.set(id, card);
    }
    const gone = [...cards].filter(([id]) => !fresh.has(id)).map(([, card]) => card.node);
    const focused = document.activeElement;
    // Taking a node out and in again would drop its focus: only when the order really changes.
    const order = [...fresh.values()].map((card) => card.node);
    list.querySelectorAll('.waiting').forEach((node) => node.remove());
    order.forEach((node, i) => list.children[i] !== node && list.insertBefore(node, list.children[i] ?? null));
    gone.forEach((node) => letGo(node, before.get(node.dataset.movie)));
    if (holdsFocus && focused.isConnected && !gone.some((node) => node.contains(focused))) focused.focus({ preventScroll: true });
    else if (holdsFocus) byId('headline').focus({ preventScroll: true });
    if (!calm()) [...fresh].forEach(([id, card], i) => arrive(card.node, before.get(id), before.size > 0, i));
    cards = fresh;
    ranks = new Map(recommendations.map((r) => [r.movie.movieId, r.rank]));
    list.removeAttribute('aria-busy');
  }

  function arrive(node, from, update, i) {
    if (from) {
      const to = node.getBoundingClientRect();
      const [dx, dy] = [from.left - to.left, from.top - to.top];
      if (dx || dy) node.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], TRAVEL);
    } else if (update) node.animate([{ opacity: 0, transform: 'translateY(-24px) scale(.96)' }, { opacity: 1, transform: 'none' }], { ...TRAVEL, delay: 60 + i * 40, fill: 'backwards' });
  }

  function clear(waiting) {
    shown = '';
    cards = new Map();
    ranks = new Map();
    list.toggleAttribute('aria-busy', waiting);
    show(list, waiting ? Array.from({ length: 5 }, () => h('li', { class: 'card waiting', 'aria-hidden': 'true' }, h('div', { class: 'card-art' }, h('div', { class: 'poster' })), h('div', { class: 'card-head' }, h('p', { class: 'bone' }), h('p', { class: 'bone short' })), h('div', { class: 'card-why' }, h('p', { class: 'bone' }), h('p', { class: 'bone' })))) : []);
  }

  return { render, clear };
}
