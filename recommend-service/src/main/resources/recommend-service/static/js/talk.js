// The conversation beside the cards: who said what, chips of what is understood, and the box to say more.

import { byId, h, show } from './dom.js';
import { chipsOf } from './understood.js';
import { lacking, readerWords, troubleWords } from './words.js';

const FIRST = ['A slow-burn thriller like Vertigo, nothing gory', 'Something funny and warm from the 90s', 'Space, but not a war film'];
const NEXT = ['Funnier', 'Something older', 'Darker', 'Not the first one'];
const LONGEST = 2000;

function turnView({ said, heard, reader, lookedUp }, i, all) {
  return [said && h('p', { class: 'said' }, h('span', { class: 'visually-hidden' }, 'You: '), said),
    heard && h('p', { class: 'heard' }, h('span', { class: 'visually-hidden' }, 'Concierge: '), heard, i === all.length - 1 && h('small', {}, readerWords(reader, lookedUp)))];
}

function chipView(chip, remove) {
  return h('li', {}, h('button', { class: `chip ${chip.kind}`, type: 'button', 'aria-label': `Take away: ${chip.text}`, on: { click: () => remove(chip) } },
    h('span', {}, chip.text), h('span', { class: 'cross', 'aria-hidden': 'true' }, '×')));
}

/** A form that sends what is typed into it; used on the front door and in the panel. */
export function promptForm(id, label, placeholder, send) {
  const box = h('textarea', { class: 'field', id, rows: 1, maxlength: LONGEST, placeholder, autocomplete: 'off', enterkeyhint: 'send' });
  const submit = (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return box.focus();
    box.value = '';
    send(text);
  };
  box.addEventListener('keydown', (event) => event.key === 'Enter' && !event.shiftKey && !event.isComposing && submit(event));
  return h('form', { class: 'prompt', on: { submit } },
    h('label', { for: id, class: 'visually-hidden' }, label), box, h('button', { class: 'button filled', type: 'submit' }, 'Ask'));
}

/** Prompts to begin or to go on with. */
export const ideas = (texts, send) =>
  h('ul', { class: 'ideas', 'aria-label': 'Ideas' }, texts.map((text) => h('li', {}, h('button', { class: 'idea', type: 'button', on: { click: () => send(text) } }, text))));

export const firstIdeas = (send) => ideas(FIRST, send);

/**
 * Fills the panel and keeps it in step with the conversation.
 *
 * @param say sends a text; @param edit hands over an edited understanding and the chip that is gone; @param leave ends it
 */
export function talkPanel(conversation, { say, edit, leave }) {
  const log = h('div', { class: 'turns', role: 'log', tabindex: 0, 'aria-label': 'Conversation' });
  const chips = h('ul', { class: 'chips', 'aria-label': 'What is understood; press one to take it away' });
  const lacks = h('p', { class: 'quiet lacks', hidden: true });
  const trouble = h('div', { class: 'talk-trouble', role: 'alert', hidden: true });
  const suggestions = h('div', {});
  const over = h('button', { class: 'link', type: 'button', on: { click: leave } }, 'Start over');
  byId('talk').append(h('div', { class: 'talk-head' }, h('h2', { id: 'talk-title' }, 'Ask the concierge'), over), log, chips, lacks, trouble,
    promptForm('prompt', 'What would you like to watch?', 'What are you in the mood for?', say), suggestions);

  function refresh(pending) {
    show(log, conversation.turns.map(turnView), pending && turnView({ said: pending }, 0, []),
      conversation.busy && h('p', { class: 'heard waiting-words' }, 'One moment…'));
    const focus = chips.contains(document.activeElement);
    show(chips, conversation.understood ? chipsOf(conversation.understood).map((chip) => chipView(chip, edit)) : []);
    chips.hidden = !conversation.understood || chips.children.length === 0;
    if (focus) (chips.querySelector('button') ?? byId('prompt')).focus();
    const words = [...(conversation.list?.degraded ?? []).map(lacking), ...(conversation.list?.notices ?? [])];
    lacks.textContent = words.join(' ');
    lacks.hidden = words.length === 0;
    over.hidden = !conversation.isOpen;
    byId('prompt').placeholder = conversation.isOpen ? 'Funnier? Not that one? Say on' : 'What are you in the mood for?';
    show(suggestions, conversation.isOpen ? ideas(NEXT, say) : firstIdeas(say));
    log.scrollTop = log.scrollHeight;
  }

  conversation.addEventListener('busy', ({ detail }) => {
    trouble.hidden = true;
    refresh(detail.said);
  });
  conversation.addEventListener('list', () => refresh());
  conversation.addEventListener('end', () => {
    trouble.hidden = true;
    refresh();
  });
  conversation.addEventListener('trouble', ({ detail: { error } }) => {
    refresh();
    show(trouble, h('p', {}, troubleWords(error).join(' ')), h('button', { class: 'link', type: 'button', on: { click: () => conversation.again() } }, 'Try again'));
    trouble.hidden = false;
  });
  refresh();
}
