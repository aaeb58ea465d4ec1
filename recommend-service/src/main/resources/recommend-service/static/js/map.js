// Everyone here on one map: viewers with a like taste lie near each other, in the colour of their persona.

import { api } from './api.js';
import { byId, h, isNarrow, s, show } from './dom.js';
import { apart } from './labels.js';
import { nameOf, troubleWords } from './words.js';

const WIDE = { width: 720, height: 400, edge: 56 };
const NARROW = { width: 400, height: 440, edge: 40 };

/** From the map's own coordinates to the picture's. */
function projection(points, { width, height, edge }) {
  const span = (axis) => [Math.min(...points.map((p) => p[axis])), Math.max(...points.map((p) => p[axis]))];
  const [[left, right], [low, high]] = [span('x'), span('y')];
  const place = (value, from, to, size) => edge + (to > from ? (value - from) / (to - from) : 0.5) * (size - 2 * edge);
  return (p) => ({ x: place(p.x, left, right, width), y: height - place(p.y, low, high, height) });
}

function dot(viewer, at, persona, isMe, acts) {
  const words = `${isMe ? 'You, ' : ''}${nameOf(viewer.userId)}${persona ? `, ${persona.name}` : ''}`;
  const node = s('g', { class: `dot${isMe ? ' me' : ''}`, role: 'button', tabindex: -1, 'aria-label': words, transform: `translate(${at.x} ${at.y})`, vars: { '--persona': persona?.index ?? 0 },
    on: { click: () => acts.choose(viewer.userId), pointerenter: () => acts.tell(words), pointerleave: () => acts.tell(''), focus: () => acts.tell(words) } },
  s('circle', { class: 'reach', r: 15 }), isMe && s('circle', { class: 'ring', r: 11 }), s('circle', { class: 'point', r: isMe ? 6.5 : 5 }),
  isMe && s('text', { y: -16, 'text-anchor': 'middle' }, nameOf(viewer.userId)));
  return node;
}

/** One dot is in the tab order; arrows go on to the nearest one that way, Enter opens it. */
function walk(dots) {
  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const start = dots.find((d) => d.isMe) ?? dots[0];
  start?.node.setAttribute('tabindex', '0');
  for (const from of dots) {
    from.node.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') from.node.dispatchEvent(new MouseEvent('click'));
      else if (STEPS[event.key]) {
        const [dx, dy] = STEPS[event.key];
        const cost = (to) => {
          const [x, y] = [to.at.x - from.at.x, to.at.y - from.at.y];
          const ahead = x * dx + y * dy;
          return ahead > 0.5 ? ahead + 2.5 * Math.abs(x * dy - y * dx) : Infinity;
        };
        const next = dots.reduce((best, to) => (cost(to) < (best ? cost(best) : Infinity) ? to : best), null);
        if (next) {
          from.node.setAttribute('tabindex', '-1');
          next.node.setAttribute('tabindex', '0');
          next.node.focus();
        }
      } else return;
      event.preventDefault();
    });
  }
}

function draw({ personas, viewers }, me, size, acts) {
  const known = new Map(personas.map((persona, index) => [persona.personaId, { ...persona, index }]));
  const at = projection([...viewers, ...personas], size);
  const dots = viewers.map((viewer) => {
    const place = at(viewer);
    const isMe = viewer.userId === me;
    return { at: place, isMe, node: dot(viewer, place, known.get(viewer.personaId), isMe, acts) };
  });
  dots.sort((a, b) => a.isMe - b.isMe);
  const mine = dots.filter((each) => each.isMe);
  const fixed = mine.map(({ at: { x, y } }) => ({ x, y: y - 4, text: nameOf(me), tall: 44, fixed: true }));
  const labels = apart([...fixed, ...personas.map((persona, index) => ({ ...at(persona), text: persona.name, index }))], size.width, size.height).filter((label) => !label.fixed);
  walk(dots);
  return s('svg', { viewBox: `0 0 ${size.width} ${size.height}`, role: 'group', 'aria-label': 'Map of viewers; arrow keys move between them, Enter opens one' },
    s('g', { class: 'grounds', 'aria-hidden': 'true' }, viewers.map((viewer) => {
      const place = at(viewer);
      return s('circle', { cx: place.x, cy: place.y, r: 46, vars: { '--persona': known.get(viewer.personaId)?.index ?? 0 } });
    })),
    s('g', {}, dots.filter((each) => !each.isMe).map((each) => each.node)),
    s('g', { class: 'labels', 'aria-hidden': 'true' }, labels.map((label) =>
      s('text', { x: label.x, y: label.y, 'text-anchor': 'middle', vars: { '--persona': label.index } }, label.text))),
    mine.map((each) => each.node));
}

/** Keeps the map; returns what draws it with a viewer marked. */
export function viewerMap(choose) {
  const picture = h('div', { class: 'map-picture' });
  const said = h('p', { class: 'quiet map-said' });
  byId('map').append(picture, said);
  let asked = new AbortController();
  let shown = '';
  const INVITES = 'Near each other: a like taste. Point at a dot to see who it is; press it to look over their shoulder.';
  const tell = (words) => { said.textContent = words || INVITES; };
  return async (me) => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const map = await api.map(me, signal);
      if (signal.aborted) return;
      const size = isNarrow(picture) ? NARROW : WIDE;
      const content = JSON.stringify([map.personas, map.viewers, me, size]);
      if (content === shown) return;
      shown = content;
      const some = map.personas.length > 0 && map.viewers.length > 0;
      show(picture, some && draw(map, me, size, { choose, tell }));
      said.textContent = some ? INVITES : 'There are too few viewers to tell kinds of taste apart yet. The map draws itself once there are.';
    } catch (error) {
      if (!signal.aborted) said.textContent = troubleWords(error).join(' ');
    }
  };
}
