// The lines by the headline: for whom, which kind of viewer, and the last thing that happened.

import { byId, h, show } from './dom.js';
import { nameOf, sourceWords, tasteWords } from './words.js';

const hour = new Date().getHours();
byId('hello').textContent = `Good ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}. What are you in the mood for?`;

const announce = (text) => { byId('announcer').textContent = text; };

/** Says something by the headline; `back` is {text, act}, a way to undo it. */
export function note(text, back) {
  show(byId('note'), h('span', {}, text), back && h('button', { class: 'link', type: 'button', on: { click: back.act } }, back.text));
  if (text) announce(text);
}

/** A new visit: of a viewer, or of somebody who has only said something. */
export function welcome(viewer) {
  const name = viewer ? nameOf(viewer) : 'tonight';
  document.title = viewer ? `${name} · Movie Concierge` : 'Movie Concierge';
  byId('headline').textContent = `Five films for ${name}`;
  byId('persona').textContent = viewer ? '' : 'No account, and nothing of this is kept. Rate a film, and the concierge begins to know you.';
  byId('kind').hidden = true;
  note('');
}

/** The persona with its evidence, and the taste, or where the list comes from. */
export function sayWho({ list, profile, viewer }) {
  const persona = list?.persona ?? profile?.persona;
  show(byId('kind'), persona?.name, persona?.sentence && h('span', {}, persona.sentence));
  byId('kind').hidden = !persona?.name;
  byId('persona').textContent = (list && sourceWords(list, nameOf(viewer))) || tasteWords(profile);
}

export function liveIs(state) {
  byId('live').dataset.state = state;
  byId('live').textContent = { live: 'Live', lost: 'Reconnecting' }[state] ?? 'Connecting';
}
