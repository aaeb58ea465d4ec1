// The cards: the viewer's own list, or the conversation's while there is one.

import { cardList } from './cards.js';
import { byId, h, show } from './dom.js';
import { fontsReady } from './poster-type.js';
import { isStandIn } from './session.js';
import { lacking, troubleWords } from './words.js';

const RETRY_MILLIS = 5_000;

export function stage(session, conversation, onCard) {
  const cards = cardList(session, onCard);
  const fonts = fontsReady();
  let retry = 0;

  function say(title, text, again) {
    show(byId('trouble'), h('h2', {}, title), h('p', {}, text), again && h('button', { class: 'button', type: 'button', on: { click: again } }, 'Try again'));
    byId('trouble').hidden = false;
  }

  /** Empties the stage; bones of cards say that something is on its way. */
  function clear(waiting) {
    clearTimeout(retry);
    for (const id of ['trouble', 'source', 'legend']) byId(id).hidden = true;
    cards.clear(waiting);
  }

  /** Shows a list unless another one is on show by then. @param changed whether what moved is worth pointing out */
  async function render(list, changed, emptyTitle, emptyText) {
    await fonts;
    if (list !== (conversation.isOpen ? conversation.list : session.list)) return;
    clearTimeout(retry);
    byId('trouble').hidden = true;
    const some = list.recommendations.length > 0;
    if (some) cards.render(list.recommendations, changed);
    else {
      cards.clear(false);
      say(emptyTitle, emptyText);
    }
    performance.mark('cards');
    byId('legend').hidden = !some;
    for (const [key, modality] of [['.of-look', 'visual'], ['.of-next', 'behaviour']]) {
      byId('legend').querySelector(key).hidden = !list.recommendations.some(({ contributions }) => contributions.some(({ byModality }) => byModality?.[modality]));
    }
  }

  function renderOwn(list, changed) {
    render(list, changed, 'There is no film to recommend yet.', 'The catalogue may still be loading, or everything in it is rated. The list fills by itself.');
    const words = (list.degraded ?? []).map(lacking);
    byId('source').textContent = words.join(' ');
    byId('source').hidden = words.length === 0;
    if (isStandIn(list)) retry = setTimeout(() => session.refresh(), RETRY_MILLIS);
  }

  function renderPrompted(list, changed) {
    byId('source').hidden = true;
    render(list, changed, 'No film fits all of this.', 'Take one of the chips away, or say it in another way.');
  }

  function trouble({ error, movie }) {
    if (!error.service) throw error;
    const [title, text] = troubleWords(error);
    if (movie) return say(`Your rating of ${movie.title} was not taken. ${title}`, text);
    if (!session.list && !conversation.isOpen) cards.clear(false);
    const again = () => session.refresh();
    if (!conversation.isOpen) say(title, text, again);
    retry = setTimeout(again, RETRY_MILLIS);
  }

  return { clear, renderOwn, renderPrompted, trouble };
}
