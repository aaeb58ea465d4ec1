// Poster drawings made of circles and curves. Each takes a pen {w, h, p, random, pick, between} and draws into w × h.

import { s } from './dom.js';

const circle = (cx, cy, r, fill, more) => s('circle', { cx, cy, r, fill, ...more });
const ring = (cx, cy, r, stroke, width) => s('circle', { cx, cy, r, fill: 'none', stroke, 'stroke-width': width });
const path = (d, fill, more) => s('path', { d, fill, ...more });

/** A planet with rings and moons. */
export function orbits({ w, h, p, between, pick }) {
  const cx = between(w * 0.36, w * 0.64);
  const cy = h * between(0.44, 0.56);
  const r = Math.min(h * 0.29, 52) * between(0.85, 1.1);
  const tilt = between(-34, -12) * pick([1, -1]);
  const band = (rx, ry, colour, width) => [
    [`M${cx - rx} ${cy} A${rx} ${ry} 0 0 1 ${cx + rx} ${cy}`, 0],
    [`M${cx - rx} ${cy} A${rx} ${ry} 0 0 0 ${cx + rx} ${cy}`, 1],
  ].map(([d, front]) => ({ front, node: s('path', { d, fill: 'none', stroke: colour, 'stroke-width': width, transform: `rotate(${tilt} ${cx} ${cy})` }) }));
  const bands = [...band(r * 1.62, r * 0.36, p.b, 6), ...band(r * 1.95, r * 0.46, p.c, 1.6)];
  const stars = Array.from({ length: 26 }, () => circle(between(0, w), between(0, h), between(0.5, 1.6), p.c, { opacity: 0.8 }));
  return [stars, bands.filter((b) => !b.front).map((b) => b.node), circle(cx, cy, r, p.a),
    path(`M${cx} ${cy - r} A${r} ${r} 0 0 1 ${cx} ${cy + r} A${r * 1.35} ${r * 1.1} 0 0 0 ${cx} ${cy - r}Z`, p.ground, { opacity: 0.28 }),
    bands.filter((b) => b.front).map((b) => b.node), circle(cx - r * 1.3, cy - r * 0.95, r * 0.16, p.b), circle(cx + r * 1.1, cy + r * 1.15, r * 0.09, p.c)];
}

/** Circles that fall into each other. */
export function spiral({ w, h, p, between }) {
  const turn = between(0, Math.PI * 2);
  const big = Math.min(h * 0.47, 92);
  let [x, y] = [w / 2, h / 2];
  const steps = 8;
  const out = [];
  for (let i = 0; i < steps; i++) {
    const r = big * (1 - i / steps);
    out.push(circle(x, y, r, i % 2 ? p.ground : p.a));
    x += Math.cos(turn + i * 0.55) * big * 0.045;
    y += Math.sin(turn + i * 0.55) * big * 0.045;
  }
  return [circle(w / 2, h / 2, big * 1.55, p.c, { opacity: 0.35 }), out, circle(x, y, big * 0.085, p.b)];
}

/** Two lives and what they share. */
export function venn({ w, h, p, between }) {
  const r = Math.min(h * 0.34, 54) * between(0.92, 1.12);
  const gap = r * between(0.5, 0.68);
  const lean = between(-0.5, 0.5);
  const [dx, dy] = [Math.cos(lean) * gap, Math.sin(lean) * gap];
  const [cx, cy] = [w / 2, h * 0.52];
  const half = Math.sqrt(r * r - gap * gap);
  const [nx, ny] = [-dy / gap * half, dx / gap * half];
  const lens = `M${cx + nx} ${cy + ny} A${r} ${r} 0 0 1 ${cx - nx} ${cy - ny} A${r} ${r} 0 0 1 ${cx + nx} ${cy + ny}Z`;
  return [circle(cx - dx, cy - dy, r, p.a), circle(cx + dx, cy + dy, r, p.b), path(lens, p.c),
    ring(cx - dx, cy - dy, r + 8, p.a, 1.2), ring(cx + dx, cy + dy, r + 8, p.b, 1.2)];
}

/** Sun, three ridges and a road. */
export function peaks({ w, h, p, between }) {
  const ridge = (base, rise, colour, opacity) => {
    let d = `M-10 ${h} L-10 ${base}`;
    for (let x = -10; x < w + 10; ) {
      x += between(24, 46);
      d += ` L${x.toFixed(1)} ${(base - between(rise * 0.4, rise)).toFixed(1)}`;
      x += between(20, 34);
      d += ` L${x.toFixed(1)} ${(base + between(-6, 8)).toFixed(1)}`;
    }
    return path(`${d} L${w + 60} ${h}Z`, colour, { opacity });
  };
  const sunX = between(w * 0.25, w * 0.75);
  return [circle(sunX, h * 0.34, h * 0.2, p.b), ring(sunX, h * 0.34, h * 0.26, p.b, 1.2), ring(sunX, h * 0.34, h * 0.32, p.b, 0.7),
    ridge(h * 0.68, h * 0.3, p.a, 0.55), ridge(h * 0.82, h * 0.26, p.a, 1), ridge(h * 0.98, h * 0.2, p.c, 1)];
}

/** A friendly creature among pebbles. */
export function blobs({ w, h, p, between, pick }) {
  const cx = between(w * 0.4, w * 0.6);
  const r = Math.min(h * 0.34, 60);
  const base = h * 1.02;
  const body = `M${cx - r} ${base} L${cx - r} ${h * 0.5} A${r} ${r} 0 0 1 ${cx + r} ${h * 0.5} L${cx + r} ${base}Z`;
  const [ex, ey, er] = [r * 0.36, h * 0.5, r * 0.25];
  const look = between(-0.35, 0.35) * er;
  const eye = (x) => [circle(x, ey, er, '#fffdf6'), circle(x + look, ey + er * 0.1, er * 0.5, '#1b1b2a')];
  const pebbles = Array.from({ length: 7 }, (_, i) => circle(i * 36 - 8 + between(-8, 8), h - between(-4, 12), between(12, 24), i % 2 ? p.b : p.c));
  const ears = pick([true, false]);
  return [ring(cx, h * 0.5, r * 1.3, p.b, 9), ring(cx, h * 0.5, r * 1.62, p.c, 4),
    ears && [circle(cx - r * 0.66, h * 0.5 - r * 0.78, r * 0.3, p.a), circle(cx + r * 0.66, h * 0.5 - r * 0.78, r * 0.3, p.a)],
    path(body, p.a), eye(cx - ex), eye(cx + ex),
    s('path', { d: `M${cx - r * 0.3} ${ey + r * 0.42} Q${cx} ${ey + r * 0.66} ${cx + r * 0.3} ${ey + r * 0.42}`, fill: 'none', stroke: '#1b1b2a', 'stroke-width': 3, 'stroke-linecap': 'round' }), pebbles];
}

/** Gates within gates, a moon behind. */
export function arches({ w, h, p, between }) {
  const cx = w / 2 + between(-14, 14);
  const gate = (half, top, colour) =>
    path(`M${cx - half} ${h} L${cx - half} ${top + half} Q${cx - half} ${top + half * 0.3} ${cx} ${top} Q${cx + half} ${top + half * 0.3} ${cx + half} ${top + half} L${cx + half} ${h}Z`, colour);
  const stars = Array.from({ length: 14 }, () => circle(between(4, w - 4), between(4, h * 0.5), between(0.6, 1.8), p.b));
  return [stars, gate(82, h * 0.08, p.c), gate(64, h * 0.2, p.a), gate(46, h * 0.34, p.b), gate(29, h * 0.5, p.ground),
    circle(cx, h * 0.7, 9, p.b), circle(cx + 4, h * 0.7 - 3, 8, p.ground)];
}

/** A low sun over a mesa. */
export function mesa({ w, h, p, between }) {
  const cx = between(w * 0.32, w * 0.68);
  const r = Math.min(h * 0.36, 66);
  const slits = Array.from({ length: 5 }, (_, i) => s('rect', { x: 0, y: h * 0.5 + i * 9, width: w, height: 1.5 + i * 1.3, fill: p.ground }));
  const left = between(w * 0.05, w * 0.2);
  const table = `M0 ${h} L0 ${h * 0.86} L${left} ${h * 0.82} L${left + 10} ${h * 0.62} L${left + 58} ${h * 0.62} L${left + 70} ${h * 0.84} L${w} ${h * 0.87} L${w} ${h}Z`;
  const x = w - between(28, 44);
  const cactus = `M${x} ${h} V${h * 0.66} M${x} ${h * 0.82} H${x - 11} V${h * 0.73} M${x} ${h * 0.86} H${x + 11} V${h * 0.76}`;
  return [circle(cx, h * 0.52, r, p.a), slits, path(table, p.b), s('path', { d: cactus, fill: 'none', stroke: p.b, 'stroke-width': 6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })];
}
