// Choosing a viewer: a rack of key fobs, a box that narrows it, and a door for newcomers.

import { api } from './api.js';
import { afterPause, freshId, h, show } from './dom.js';
import { nameOf, troubleWords } from './words.js';

// The same rule as Ids in the kernel.
const VALID_ID = /^[A-Za-z0-9._:@-]{1,128}$/;

function fob(user, choose) {
  const ratings = user.ratingCount === undefined || user.ratingCount === null ? '' : `${user.ratingCount} ratings`;
  return h('li', {}, h('button', { class: 'key-fob', type: 'button', 'data-viewer': user.userId, on: { click: () => choose(user.userId) } },
    h('span', { class: 'key-name' }, nameOf(user.userId)), h('span', { class: 'key-count' }, ratings)));
}

/** Asks for a name. */
export function newcomer(choose) {
  const id = freshId('newcomer');
  const box = h('input', { class: 'field', id, type: 'text', placeholder: 'A new name', autocomplete: 'off', maxlength: 128 });
  const said = h('p', { class: 'quiet', role: 'status' });
  const enter = (event) => {
    event.preventDefault();
    const name = box.value.trim();
    if (VALID_ID.test(name)) choose(name);
    else said.textContent = 'A name has 1 to 128 letters, digits and . _ : @ -, without spaces.';
  };
  return h('form', { class: 'newcomer', on: { submit: enter } }, h('label', { for: id }, 'New here?'), h('div', { class: 'inline' }, box, h('button', { class: 'button filled', type: 'submit' }, 'Come in')), said);
}

/** The chooser; used on the front door and in the sheet. */
export function viewerRack(choose) {
  const id = freshId('viewer');
  const rack = h('ul', { class: 'rack', 'aria-label': 'Viewers' });
  const said = h('p', { class: 'quiet', role: 'status' }, 'Fetching the keys…');
  const look = async (query) => {
    try {
      const users = await api.users(query);
      const none = query ? `Nobody here is called “${query}”. Come in under that name as a newcomer.` : 'Nobody has rated a film yet. Come in under any name and be the first.';
      said.textContent = users.length ? '' : none;
      show(rack, users.map((user) => fob(user, choose)));
    } catch (error) {
      said.textContent = `${troubleWords(error).join(' ')} Trying again every few seconds.`;
      setTimeout(() => rack.isConnected && look(box.value.trim()), 4000);
    }
  };
  const box = h('input', { class: 'field', id, type: 'search', placeholder: 'Find a viewer', autocomplete: 'off', on: { input: afterPause(() => look(box.value.trim()), 140) } });
  look('');
  return h('div', { class: 'chooser' },
    h('div', { class: 'chooser-top' }, h('div', {}, h('label', { for: id }, 'Viewer'), box), newcomer(choose)), said, rack);
}
