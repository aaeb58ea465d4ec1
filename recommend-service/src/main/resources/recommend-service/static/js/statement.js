// What a viewer has said counts in the taste for a while: it is on show, and can be taken back.

import { h, show } from './dom.js';
import { chipsOf } from './understood.js';

const percent = (x) => `${Math.max(1, Math.round(x * 100))} %`;

/** Shows the statement of a profile in a node; nothing where there is none. */
export function showStatement(node, stated, forget) {
  node.hidden = !stated;
  if (!stated) return show(node);
  const { wanted = {}, less, mustNots } = stated;
  const words = chipsOf({ ...wanted, seeds: wanted.films, films: undefined, eras: undefined, era: wanted.eras?.[0], language: wanted.languages?.[0], languages: undefined, less, mustNots });
  const counts = stated.influence > 0
    ? `It makes up ${percent(stated.influence)} of the taste, less with every rating and every hour.`
    : 'It is too old, or ratings say more by now: it does not count any more.';
  show(node, h('h3', {}, 'Said, not rated'),
    h('ul', { class: 'said-words' }, words.map((chip) => h('li', { class: `chip still ${chip.kind}` }, chip.text))),
    h('p', { class: 'quiet' }, counts, ' ', h('button', { class: 'link', type: 'button', on: { click: forget } }, 'Forget it')));
}
