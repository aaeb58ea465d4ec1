// The page: which viewer, what is on show, and what is said about it.

import { api } from './api.js';
import { cardList } from './cards.js';
import { byId, h, show } from './dom.js';
import { historyPanel } from './history.js';
import { fontsReady } from './poster-type.js';
import { searchPanel } from './search.js';
import { isStandIn, Session } from './session.js';
import { openSimilar, sheet } from './similar.js';
import { refreshStars } from './stars.js';
import { viewerRack } from './viewers.js';
import { clock, lacking, nameOf, sourceWords, tasteWords, troubleWords } from './words.js';

const RETRY_MILLIS = 5_000;
const session = new Session();
const cards = cardList(session, (movie) => openSimilar(session, movie));
const emptySearch = searchPanel(session);
const showHistory = historyPanel(session);
const fonts = fontsReady();
let retry = 0;

const hour = new Date().getHours();
byId('hello').textContent = `Good ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}. Who is watching?`;

const viewerInAddress = () => new URLSearchParams(location.search).get('viewer');
const announce = (text) => { byId('announcer').textContent = text; };

/** Says something by the headline; `movie` offers to take its rating back. */
function note(text, withdrawable) {
  const back = withdrawable && h('button', { class: 'link', type: 'button', on: { click: () => session.withdraw(withdrawable) } }, 'Withdraw it');
  show(byId('note'), h('span', {}, text), back);
  if (text) announce(text);
}

function choose(userId) {
  history.pushState(null, '', `?viewer=${encodeURIComponent(userId)}`);
  byId('switch').close();
  enter();
}

/** Shows the front door or the viewer the address names. */
function enter() {
  const viewer = viewerInAddress();
  const inside = Boolean(viewer);
  for (const id of ['picks', 'desk', 'greeting', 'change', 'live']) byId(id).hidden = !inside;
  for (const id of ['door', 'welcome']) byId(id).hidden = inside;
  clearTimeout(retry);
  sayNotices();
  if (inside) return session.open(viewer);
  session.leave();
  document.title = 'Movie Concierge';
  show(byId('door'), viewerRack(choose));
}

/** What the sources of the catalogue want to be said; without an answer there are no films to say it of. */
async function sayNotices() {
  const { notices } = await api.config().catch(() => ({ notices: [] }));
  byId('notices').textContent = notices.join(' ');
  byId('notices').hidden = notices.length === 0;
}

function onViewer() {
  const name = nameOf(session.viewer);
  document.title = `${name} · Movie Concierge`;
  byId('headline').textContent = `Five films for ${name}`;
  byId('persona').textContent = '';
  byId('kind').hidden = true;
  byId('live').textContent = 'Connecting';
  for (const id of ['trouble', 'source', 'legend']) byId(id).hidden = true;
  note('');
  cards.clear(true);
  emptySearch();
}

const named = ({ movie, rating }) => `your rating of ${movie.title} is ${rating === null ? 'withdrawn' : 'in'}`;

async function onList({ detail: { list, settled, changed, moved } }) {
  await fonts;
  if (session.list !== list) return;
  clearTimeout(retry);
  byId('trouble').hidden = true;
  if (list.recommendations.length === 0) {
    cards.clear(false);
    say('There is no film to recommend yet.', 'The catalogue may still be loading, or everything in it is rated. The list fills by itself.');
  } else {
    cards.render(list.recommendations, changed);
    performance.mark('cards');
  }
  sayWho();
  byId('legend').hidden = list.recommendations.length === 0;
  if (isStandIn(list)) retry = setTimeout(() => session.refresh(), RETRY_MILLIS);
  const words = (list.degraded ?? []).map(lacking);
  byId('source').textContent = words.join(' ');
  byId('source').hidden = words.length === 0;
  if (settled.length > 0) note(`Updated ${clock()}, ${settled.map(named).join(' and ')}.`, settled.at(-1).rating === null ? null : settled.at(-1).movie);
  else if (changed) note(`Updated ${clock()}, ${moved ? 'new ratings are in' : 'the films were compared anew'}.`);
}

/** The lines under the name: the persona with its evidence, and the taste, or where the list comes from. */
function sayWho() {
  const { list, profile, viewer } = session;
  const persona = list?.persona ?? profile?.persona;
  show(byId('kind'), persona?.name, persona?.sentence && h('span', {}, persona.sentence));
  byId('kind').hidden = !persona?.name;
  byId('persona').textContent = (list && sourceWords(list, nameOf(viewer))) || tasteWords(profile);
}

function onProfile() {
  sayWho();
  showHistory();
}

function say(title, text, again) {
  show(byId('trouble'), h('h2', {}, title), h('p', {}, text), again && h('button', { class: 'button', type: 'button', on: { click: again } }, 'Try again'));
  byId('trouble').hidden = false;
}

function onTrouble({ detail: { error, movie } }) {
  if (!error.service) throw error;
  const [title, text] = troubleWords(error);
  if (movie) say(`Your rating of ${movie.title} was not taken. ${title}`, text);
  else {
    if (!session.list) cards.clear(false);
    const again = () => session.refresh();
    say(title, text, again);
    retry = setTimeout(again, RETRY_MILLIS);
  }
}

function onLive({ detail: { state } }) {
  byId('live').dataset.state = state;
  byId('live').textContent = state === 'live' ? 'Live' : 'Reconnecting';
}

session.addEventListener('viewer', onViewer);
session.addEventListener('list', onList);
session.addEventListener('profile', onProfile);
session.addEventListener('trouble', onTrouble);
session.addEventListener('live', onLive);
session.addEventListener('rating', ({ detail }) => refreshStars(session, detail.movieId));
byId('change').addEventListener('click', () => sheet(byId('switch'), 'Who is watching?', viewerRack(choose)));
addEventListener('popstate', enter);
enter();
