// Poster drawings made of straight lines. Each takes a pen {w, h, p, random, pick, between} and draws into w × h.

import { s } from './dom.js';

const rect = (x, y, width, height, fill, more) => s('rect', { x, y, width, height, fill, ...more });
const shape = (points, fill, more) => s('polygon', { points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '), fill, ...more });
const disc = (cx, cy, r, fill, more) => s('circle', { cx, cy, r, fill, ...more });
const figure = (x, foot, size, fill) => [
  disc(x, foot - size * 0.88, size * 0.13, fill),
  shape([[x - size * 0.2, foot - size * 0.7], [x + size * 0.2, foot - size * 0.7], [x + size * 0.11, foot], [x - size * 0.11, foot]], fill),
];

/** Light through a blind, somebody before it. */
export function blinds({ w, h, p, between, pick }) {
  const side = pick([1, -1]);
  const cx = w / 2 + side * between(20, 36);
  const slats = [];
  for (let y = 6; y < h; y += 15) slats.push(rect(-10, y, w + 20, 7.5, p.ground));
  return [shape([[cx - 58, 0], [cx + 58, 0], [cx + 84, h], [cx - 84, h]], p.a), disc(cx, h * 0.42, 34, p.b),
    s('g', { transform: `rotate(${side * between(3, 8)} ${w / 2} ${h / 2})` }, slats), figure(cx - side * 62, h + 4, h * 0.62, p.b),
    rect(0, h - 4, w, 4, p.b)];
}

/** A mouth of teeth, a moon in it. */
export function teeth({ w, h, p, between }) {
  const row = (edge, towards, count, reach, fill) => {
    const step = (w + 20) / count;
    const points = [[-10, edge]];
    for (let i = 0; i < count; i++) points.push([-10 + step * (i + 0.5), edge + towards * between(reach * 0.6, reach)], [-10 + step * (i + 1), edge + towards * 6]);
    return shape([...points, [w + 10, edge - towards * 10], [-10, edge - towards * 10]], fill);
  };
  return [disc(w / 2 + between(-16, 16), h * 0.5, h * 0.27, p.a), row(0, 1, 6, h * 0.5, p.b), row(h, -1, 7, h * 0.42, p.b),
    row(0, 1, 9, h * 0.22, p.c), row(h, -1, 10, h * 0.18, p.c)];
}

/** A grin of half circles. */
export function smile({ w, h, p, between }) {
  const r = Math.min(w * 0.4, h * 0.44);
  const [cx, cy] = [w / 2, h * 0.4];
  const tilt = between(-14, 14);
  const half = (radius, fill) => s('path', { d: `M${cx - radius} ${cy} A${radius} ${radius} 0 0 0 ${cx + radius} ${cy}Z`, fill });
  const dots = Array.from({ length: 5 }, (_, i) => disc(cx - r * 0.72 + i * r * 0.36, cy - 15, 6.5, i % 2 ? p.b : p.a));
  return s('g', { transform: `rotate(${tilt.toFixed(1)} ${cx} ${cy + r / 2})` }, half(r, p.a), half(r * 0.74, p.c), half(r * 0.48, p.b), half(r * 0.2, p.ground), dots);
}

/** A lit doorway and a small figure. */
export function doorway({ w, h, p, between, pick }) {
  const wide = between(38, 56);
  const x = between(w * 0.3, w * 0.7) - wide / 2;
  const floor = h * 0.7;
  const lean = pick([1, -1]) * between(18, 46);
  const tone = pick([p.b, p.a]);
  const wall = tone === p.b ? p.a : p.b;
  const light = shape([[x, floor], [x + wide, floor], [x + wide + lean + 26, h], [x + lean - 26, h]], p.c);
  const stand = x + wide / 2 + lean * 0.45;
  return [rect(0, 0, w, floor, wall), rect(0, floor, w, h - floor, wall, { opacity: 0.72 }), light,
    rect(x, floor - h * 0.5, wide, h * 0.5, p.c), rect(x, floor - h * 0.5, wide * 0.4, h * 0.5, tone, { opacity: 0.85 }),
    disc(x + wide * 0.7, floor - h * 0.36, 6, tone), figure(stand, floor + (h - floor) * 0.62, h * 0.27, p.ground === p.c ? p.ink : p.ground),
    figure(stand, floor + (h - floor) * 0.62, h * 0.27, wall)];
}

/** Everything flies from one point. */
export function burst({ w, h, p, between }) {
  const [cx, cy] = [w * between(0.38, 0.62), h * between(0.42, 0.58)];
  const rays = 14;
  const spin = between(0, 1);
  const at = (angle, r) => [cx + Math.cos(angle) * r, cy + Math.sin(angle) * r];
  const wedge = (i) => shape([[cx, cy], at(((i + spin) / rays) * 2 * Math.PI, 260), at(((i + spin + 0.5) / rays) * 2 * Math.PI, 260)], i % 3 ? p.a : p.b);
  const star = (r, fill) => shape(Array.from({ length: 22 }, (_, i) => at((i / 22) * 2 * Math.PI + spin, i % 2 ? r * 0.62 : r)), fill);
  return [Array.from({ length: rays }, (_, i) => wedge(i)), star(62, p.ground), star(50, p.b), star(33, p.c), figure(cx, cy + 24, 46, p.ground === p.c ? p.a : p.ground)];
}

/** Ranks of chevrons under a disc. */
export function chevrons({ w, h, p, between }) {
  const rows = Array.from({ length: 6 }, (_, i) => {
    const y = h * 0.44 + i * 22;
    return shape([[-6, y + 34], [w / 2, y], [w + 6, y + 34], [w + 6, y + 44], [w / 2, y + 11], [-6, y + 44]], i % 3 === 1 ? p.b : p.a);
  });
  const x = w / 2 + between(-30, 30);
  return [disc(x, h * 0.32, h * 0.2, p.b), disc(x, h * 0.32, h * 0.12, p.c), rows];
}

/** Bars that rise and fall, a record behind. */
export function equaliser({ w, h, p, between }) {
  const r = Math.min(h * 0.42, 78);
  const [cx, cy] = [w / 2, h * 0.47];
  const groove = (k) => s('circle', { cx, cy, r: r * k, fill: 'none', stroke: p.ground, 'stroke-width': 0.8, opacity: 0.6 });
  const bars = Array.from({ length: 13 }, (_, i) => { const high = between(0.12, 0.5) * h; return rect(i * 16 - 2, h - high, 10, high, i % 4 === 1 ? p.c : p.b); });
  return [disc(cx, cy, r, p.a), [0.9, 0.8, 0.7, 0.6, 0.5].map(groove), disc(cx, cy, r * 0.36, p.b), disc(cx, cy, r * 0.07, p.ground), bars];
}

/** One keyhole behind another. */
export function keyhole({ w, h, p, between }) {
  const cx = w / 2 + between(-12, 12);
  const hole = (k, fill) => {
    const r = 30 * k;
    const cy = h * 0.42;
    const foot = Math.min(h + 20, cy + 92 * k);
    return [disc(cx, cy, r, fill), shape([[cx - r * 0.42, cy], [cx + r * 0.42, cy], [cx + r * 0.95, foot], [cx - r * 0.95, foot]], fill)];
  };
  return [hole(2.1, p.b), hole(1.62, p.ground), hole(1.3, p.a), hole(0.8, p.ground), figure(cx, h * 0.42 + 66, 52, p.c)];
}

/** A contact sheet with one frame chosen. */
export function frames({ w, h, p, between, pick }) {
  const [cols, rows] = [4, 4];
  const [cw, ch] = [w / cols, h / rows];
  const chosen = Math.floor(between(0, cols * rows));
  return Array.from({ length: cols * rows }, (_, i) => {
    const [x, y] = [(i % cols) * cw, Math.floor(i / cols) * ch];
    const fill = i === chosen ? p.b : pick([p.a, p.a, p.c]);
    const quarter = pick([`M${x} ${y} h${cw} a${cw} ${ch} 0 0 1 -${cw} ${ch}Z`, `M${x + cw} ${y} v${ch} a${cw} ${ch} 0 0 1 -${cw} -${ch}Z`, `M${x} ${y + ch} v-${ch} a${cw} ${ch} 0 0 1 ${cw} ${ch}Z`]);
    return i === chosen ? [rect(x, y, cw, ch, fill), disc(x + cw / 2, y + ch / 2, ch * 0.3, p.ground)] : s('path', { d: quarter, fill });
  });
}
