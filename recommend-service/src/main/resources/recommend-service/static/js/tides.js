// The taste over time: what share each genre had at the end of each month, and what rose and fell lately.

import { api } from './api.js';
import { byId, h, isNarrow, s, show } from './dom.js';
import { apart } from './labels.js';
import { troubleWords } from './words.js';

const WIDE = { width: 720, height: 300, right: 170 };
const NARROW = { width: 400, height: 300, right: 118 };
const [LEFT, TOP, BOTTOM] = [40, 16, 28];
const MOST_LINES = 7;
const LEAST_MOVE = 0.02;
const percent = (x) => `${Math.round(x * 100)} %`;
const monthName = (month) => new Date(`${month}-15T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });

const changes = (list, arrow, word, kind) =>
  list.map(({ name, from, to }) => h('li', { class: `change ${kind}` }, h('b', { 'aria-hidden': 'true' }, arrow), h('span', { class: 'visually-hidden' }, `${word}: `), `${name} `, h('small', {}, `${percent(from)} → ${percent(to)}`)));

/** What rose and fell in the last three months, or, where nothing did, over all the months. */
function movesOf(past, months) {
  if (past.rose.length + past.fell.length > 0) return { ...past, when: 'In the last three months:' };
  const shareIn = (month, name) => month.genres.find((genre) => genre.name === name)?.share ?? 0;
  const names = [...new Set([...months[0].genres, ...months.at(-1).genres].map((genre) => genre.name))];
  const moved = names.map((name) => ({ name, from: shareIn(months[0], name), to: shareIn(months.at(-1), name) })).filter(({ from, to }) => Math.abs(to - from) >= LEAST_MOVE);
  const most = (list) => list.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)).slice(0, 3);
  const [rose, fell] = [most(moved.filter(({ from, to }) => to > from)), most(moved.filter(({ from, to }) => to < from))];
  const when = rose.length + fell.length > 0 ? `Steady for three months. Since ${monthName(months[0].month)}:` : 'As steady as a taste can be: no genre rose or fell by much.';
  return { rose, fell, when };
}

/** The genres worth a line: what rose, what fell, and the largest. */
function chosen(months, { rose, fell }) {
  const kinds = new Map([...rose.map(({ name }) => [name, 'rose']), ...fell.map(({ name }) => [name, 'fell'])]);
  for (const { name } of months.at(-1).genres) if (kinds.size < MOST_LINES && !kinds.has(name)) kinds.set(name, 'even');
  return [...kinds].map(([name, kind]) => ({ name, kind }));
}

function draw(months, moves, { width, height, right }) {
  const shareIn = (month, name) => month.genres.find((genre) => genre.name === name)?.share ?? 0;
  const lines = chosen(months, moves).map((line) => ({ ...line, shares: months.map((month) => shareIn(month, line.name)) }));
  const top = Math.max(0.1, ...lines.flatMap((line) => line.shares));
  const x = (i) => LEFT + (months.length > 1 ? i / (months.length - 1) : 1) * (width - LEFT - right);
  const y = (share) => TOP + (1 - share / top) * (height - TOP - BOTTOM);
  const steps = [0, 1, 2, 3, 4].map((i) => i / 10).filter((share) => share <= top);
  const ends = apart(lines.map((line) => ({ x: width - right + 12, y: y(line.shares.at(-1)) + 4, text: `${line.name} ${percent(line.shares.at(-1))}`, kind: line.kind })), width * 2, height);
  return s('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Shares of genres by month: ${lines.map((line) => `${line.name} from ${percent(line.shares[0])} to ${percent(line.shares.at(-1))}`).join(', ')}` },
    steps.map((share) => [s('line', { class: 'rule', x1: LEFT, x2: width - right, y1: y(share), y2: y(share) }), s('text', { class: 'tick', x: LEFT - 8, y: y(share) + 4, 'text-anchor': 'end' }, percent(share))]),
    months.map((month, i) => (months.length - 1 - i) % Math.ceil(months.length / (width / 90)) === 0 && s('text', { class: 'tick', x: x(i), y: height - 6, 'text-anchor': 'middle' }, monthName(month.month))),
    [...lines].reverse().map((line) => [
      s('polyline', { class: `line ${line.kind}`, points: line.shares.map((share, i) => `${x(i)},${y(share)}`).join(' ') }),
      s('circle', { class: `end ${line.kind}`, cx: x(months.length - 1), cy: y(line.shares.at(-1)), r: 4 })]),
    ends.map((end) => s('text', { class: `name ${end.kind}`, x: width - right + 12, y: end.y }, end.text)));
}

/** Keeps the panel; returns what shows a viewer's history, whenever the profile is another. */
export function tidesPanel() {
  const moves = h('ul', { class: 'changes', 'aria-label': 'What rose and fell' });
  const said = h('p', { class: 'quiet' });
  const picture = h('div', { class: 'tides-picture' });
  byId('tides').append(said, moves, picture);
  let asked = new AbortController();
  const nothing = (words) => {
    show(moves);
    show(picture);
    said.textContent = words;
  };
  return async (viewer, profile) => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    if (!viewer || !profile?.ratingCount) return nothing('Rate a few films, and this shows what you come to like more, and what less.');
    try {
      const past = await api.tasteHistory(viewer, signal);
      if (signal.aborted) return;
      const first = past.months.findIndex((month) => month.genres.length > 0);
      if (first < 0) return nothing('Nothing liked yet: this begins with the first film that is.');
      const months = past.months.slice(first);
      const { rose, fell, when } = movesOf(past, months);
      said.textContent = when;
      show(moves, changes(rose, '▲', 'Rose', 'rose'), changes(fell, '▼', 'Fell', 'fell'));
      show(picture, draw(months, { rose, fell }, isNarrow(picture) ? NARROW : WIDE));
    } catch (error) {
      if (!signal.aborted) said.textContent = troubleWords(error).join(' ');
    }
  };
}
