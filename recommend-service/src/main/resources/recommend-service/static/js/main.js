// The page: whose visit it is, what is being talked about, and which list is on show.

import { api } from './api.js';
import { Conversation } from './conversation.js';
import { byId, h, show } from './dom.js';
import { liveIs, note, sayWho, welcome } from './greeting.js';
import { historyPanel } from './history.js';
import { viewerMap } from './map.js';
import { searchPanel } from './search.js';
import { Session } from './session.js';
import { openSimilar, sheet } from './similar.js';
import { stage as openStage } from './stage.js';
import { refreshStars } from './stars.js';
import { firstIdeas, promptForm, talkPanel } from './talk.js';
import { tidesPanel } from './tides.js';
import { notThisFilm } from './understood.js';
import { newcomer, viewerRack } from './viewers.js';
import { clock, nameOf } from './words.js';

const session = new Session();
const conversation = new Conversation();
const stage = openStage(session, conversation, { similar: (movie) => openSimilar(session, movie), reject });
const emptySearch = searchPanel(session);
const showHistory = historyPanel(session);
const showTides = tidesPanel();
const showMap = viewerMap((viewer) => choose(viewer));

const viewerInAddress = () => new URLSearchParams(location.search).get('viewer');
const addressOf = (viewer, talking) => `${location.pathname}${viewer ? `?viewer=${encodeURIComponent(viewer)}` : talking ? '?talk' : ''}`;

/** Goes to a viewer, with what is being talked about or without. */
function choose(viewer, memory = null) {
  history.pushState(memory && { talk: memory }, '', addressOf(viewer, memory));
  for (const id of ['switch', 'name']) byId(id).close();
  enter();
}

/** Shows the front door, a viewer, a conversation, or both: what address and history say. */
function enter() {
  const viewer = viewerInAddress();
  const talk = history.state?.talk;
  const inside = Boolean(viewer || talk);
  for (const id of ['stay', 'greeting']) byId(id).hidden = !inside;
  for (const id of ['door', 'welcome']) byId(id).hidden = inside;
  for (const id of ['desk', 'change', 'live']) byId(id).hidden = !viewer;
  sayNotices();
  if (conversation.isOpen) conversation.end();
  if (!viewer || viewer !== session.viewer) moveIn(viewer, inside);
  if (talk) conversation.resume(talk, viewer);
  else if (session.list) stage.renderOwn(session.list, false);
}

function moveIn(viewer, inside) {
  session.leave();
  welcome(viewer);
  emptySearch();
  stage.clear(inside);
  if (viewer) session.open(viewer);
  else showMap(null);
  if (!inside) show(byId('door'), h('h2', {}, 'Or come in as somebody'), viewerRack(choose));
}

/** What the sources of the catalogue want to be said; without an answer there are no films to say it of. */
async function sayNotices() {
  const { notices } = await api.config().catch(() => ({ notices: [] }));
  byId('notices').textContent = notices.join(' ');
  byId('notices').hidden = notices.length === 0;
}

/** The first words open the conversation; from then on each turn is a step that Back takes back. */
function talk(said) {
  for (const id of ['stay', 'greeting']) byId(id).hidden = false;
  for (const id of ['door', 'welcome']) byId(id).hidden = true;
  conversation.ask({ said, userId: session.viewer });
}

function edit(chip) {
  conversation.ask({ understood: chip.without(), instead: `Without ${chip.text}`, userId: session.viewer });
}

function endTalk() {
  history.pushState(null, '', addressOf(session.viewer));
  enter();
}

/** Not for me: a rating of half a star, which pushes away; without a viewer only this conversation leaves the film out. */
function reject(movie) {
  if (session.viewer) return session.rate(movie, 0.5);
  return conversation.ask({ understood: notThisFilm(conversation.understood, movie), instead: `Not ${movie.title}` });
}

/** A first rating needs a name to be kept under; the conversation comes along. */
function askName(movie, rating) {
  const take = (viewer) => {
    choose(viewer, conversation.memory);
    session.rate(movie, rating);
  };
  sheet(byId('name'), `Keep your rating of ${movie.title}?`, h('p', {}, 'Under a name the concierge remembers what you rate, and what you have just said counts for a while.'), newcomer(take));
}

conversation.addEventListener('list', ({ detail: { list, remember } }) => {
  if (remember) history.pushState({ talk: conversation.memory }, '', addressOf(session.viewer, true));
  stage.renderPrompted(list, conversation.turns.length > 1);
});
conversation.addEventListener('busy', () => conversation.list || stage.clear(true));

const named = ({ movie, rating }) => `your rating of ${movie.title} is ${rating === null ? 'withdrawn' : 'in'}`;

session.addEventListener('list', ({ detail: { list, settled, changed, moved } }) => {
  if (!conversation.isOpen) stage.renderOwn(list, changed);
  else if (settled.length > 0) conversation.ask({ instead: '', userId: session.viewer });
  sayWho(session);
  const last = settled.at(-1);
  if (last) note(`Updated ${clock()}, ${settled.map(named).join(' and ')}.`, last.rating !== null && { text: 'Withdraw it', act: () => session.withdraw(last.movie) });
  // While somebody talks, it is what they say that changes the list; they know.
  else if (changed && (moved || !conversation.isOpen)) note(`Updated ${clock()}, ${moved ? 'new ratings are in' : 'the films were compared anew'}.`);
});
session.addEventListener('profile', () => {
  sayWho(session);
  showHistory();
  showTides(session.viewer, session.profile);
  showMap(session.viewer);
});
session.addEventListener('nameless', ({ detail: { movie, rating } }) => askName(movie, rating));
session.addEventListener('trouble', ({ detail }) => stage.trouble(detail));
session.addEventListener('live', ({ detail: { state } }) => liveIs(state));
session.addEventListener('rating', ({ detail }) => refreshStars(session, detail.movieId));

show(byId('ask'), promptForm('first-prompt', 'What are you in the mood for?', 'A slow-burn thriller, nothing gory, from the last ten years', talk), firstIdeas(talk));
talkPanel(conversation, { say: talk, edit, leave: endTalk });
byId('change').addEventListener('click', () => sheet(byId('switch'), 'Who is watching?', viewerRack(choose)));
addEventListener('popstate', enter);
enter();
