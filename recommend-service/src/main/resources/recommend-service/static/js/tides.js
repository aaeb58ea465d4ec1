// The taste over time: what share each genre had at the end of each month, and what rose and fell lately.

import { api } from './api.js';
import { byId, h, s, show } from './dom.js';
import { apart } from './labels.js';
import { troubleWords } from './words.js';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 300, 40, 170, 16, 28];
const MOST_LINES = 7;
const percent = (x) => `${Math.round(x * 100)} %`;
const monthName = (month) => new Date(`${month}-15T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });

const changes = (list, arrow, word, kind) =>
  list.map(({ name, from, to }) => h('li', { class: `change ${kind}` }, h('b', { 'aria-hidden': 'true' }, arrow), h('span', { class: 'visually-hidden' }, `${word}: `), `${name} `, h('small', {}, `${percent(from)} → ${percent(to)}`)));

/** The genres worth a line: what rose, what fell, and the largest. */
function chosen({ months, rose, fell }) {
  const kinds = new Map([...rose.map(({ name }) => [name, 'rose']), ...fell.map(({ name }) => [name, 'fell'])]);
  for (const { name } of months.at(-1).genres) if (kinds.size < MOST_LINES && !kinds.has(name)) kinds.set(name, 'even');
  return [...kinds].map(([name, kind]) => ({ name, kind }));
}

function draw(history) {
  const months = history.months.slice(history.months.findIndex((month) => month.genres.length > 0));
  const shareIn = (month, name) => month.genres.find((genre) => genre.name === name)?.share ?? 0;
  const lines = chosen({ ...history, months }).map((line) => ({ ...line, shares: months.map((month) => shareIn(month, line.name)) }));
  const top = Math.max(0.1, ...lines.flatMap((line) => line.shares));
  const x = (i) => LEFT + (months.length > 1 ? i / (months.length - 1) : 1) * (WIDTH - LEFT - RIGHT);
  const y = (share) => TOP + (1 - share / top) * (HEIGHT - TOP - BOTTOM);
  const steps = [0, 1, 2, 3, 4].map((i) => i / 10).filter((share) => share <= top);
  const ends = apart(lines.map((line) => ({ x: WIDTH - RIGHT + 12, y: y(line.shares.at(-1)) + 4, text: `${line.name} ${percent(line.shares.at(-1))}`, kind: line.kind })), WIDTH * 2, HEIGHT);
  return s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `Shares of genres by month: ${lines.map((line) => `${line.name} from ${percent(line.shares[0])} to ${percent(line.shares.at(-1))}`).join(', ')}` },
    steps.map((share) => [s('line', { class: 'rule', x1: LEFT, x2: WIDTH - RIGHT, y1: y(share), y2: y(share) }), s('text', { class: 'tick', x: LEFT - 8, y: y(share) + 4, 'text-anchor': 'end' }, percent(share))]),
    months.map((month, i) => (months.length <= 8 || (months.length - 1 - i) % 2 === 0) && s('text', { class: 'tick', x: x(i), y: HEIGHT - 6, 'text-anchor': 'middle' }, monthName(month.month))),
    [...lines].reverse().map((line) => [
      s('polyline', { class: `line ${line.kind}`, points: line.shares.map((share, i) => `${x(i)},${y(share)}`).join(' ') }),
      s('circle', { class: `end ${line.kind}`, cx: x(months.length - 1), cy: y(line.shares.at(-1)), r: 4 })]),
    ends.map((end) => s('text', { class: `name ${end.kind}`, x: WIDTH - RIGHT + 12, y: end.y }, end.text)));
}

/** Keeps the panel; returns what shows a viewer's history, whenever the profile is another. */
export function tidesPanel() {
  const moves = h('ul', { class: 'changes', 'aria-label': 'The last three months' });
  const said = h('p', { class: 'quiet' });
  const picture = h('div', { class: 'tides-picture' });
  byId('tides').append(said, moves, picture);
  let asked = new AbortController();
  return async (viewer, profile) => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    if (!viewer || !profile?.ratingCount) {
      show(moves);
      show(picture);
      said.textContent = 'Rate a few films, and this shows what you come to like more, and what less.';
      return;
    }
    try {
      const past = await api.tasteHistory(viewer, signal);
      if (signal.aborted) return;
      const some = past.months.some((month) => month.genres.length > 0);
      const moved = past.rose.length + past.fell.length > 0;
      said.textContent = some ? (moved ? 'In the last three months:' : 'No genre rose or fell by more than a little in the last three months.') : 'Nothing liked yet: this begins with the first film that is.';
      show(moves, changes(past.rose, '▲', 'Rose', 'rose'), changes(past.fell, '▼', 'Fell', 'fell'));
      show(picture, some && draw(past));
    } catch (error) {
      if (!signal.aborted) said.textContent = troubleWords(error).join(' ');
    }
  };
}
