// What a viewer rated that weighs most in the taste, with the weight as a bar.

import { byId, h, show } from './dom.js';
import { filmRow } from './films.js';
import { showStatement } from './statement.js';
import { historyOf, nameOf } from './words.js';

const SHOWN = 8;

function weight(entry, heaviest) {
  const size = `${(Math.abs(entry.weight) / heaviest) * 100}%`;
  return h('p', { class: 'weight' },
    h('span', { class: 'weight-track', 'aria-hidden': 'true' }, h('i', { class: entry.weight < 0 ? 'against' : 'favour', vars: { '--size': size } })),
    h('span', { class: 'quiet' }, entry.weight === 0 ? 'neutral' : `${entry.weight < 0 ? 'pushes away' : 'pulls'}, ${Math.round(Math.abs(entry.weight) * 1000) / 10} %`));
}

/** Keeps the history panel in step with the profile. */
export function historyPanel(session) {
  const list = h('ul', { class: 'rows' });
  const said = h('p', { class: 'quiet' });
  const statement = h('div', { class: 'statement' });
  byId('history').append(said, statement, list);
  return () => {
    const entries = historyOf(session.profile).slice(0, SHOWN);
    const heaviest = Math.max(1e-9, ...entries.map((entry) => Math.abs(entry.weight)));
    byId('history-title').textContent = `What weighs most for ${nameOf(session.viewer)}`;
    const none = session.list ? 'No ratings yet. The first one turns up here.' : 'This waits for the recommendation service.';
    said.textContent = entries.length ? 'New ratings weigh more than old ones; likes pull, dislikes push.' : none;
    showStatement(statement, session.profile?.stated, () => session.forgetStatement());
    const focused = document.activeElement?.closest?.('#history .rate')?.dataset.movie;
    show(list, entries.map((entry) => filmRow(session, entry.movie, weight(entry, heaviest))));
    if (!focused) return;
    const controls = [...list.querySelectorAll('.rate')];
    (controls.find((node) => node.dataset.movie === focused) ?? controls[0])?.querySelector('.stars').focus({ preventScroll: true });
  };
}
