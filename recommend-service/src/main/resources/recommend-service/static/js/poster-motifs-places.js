// Poster drawings of places and things. Each takes a pen {w, h, p, random, pick, between} and draws into w × h.

import { s } from './dom.js';

const rect = (x, y, width, height, fill, more) => s('rect', { x, y, width, height, fill, ...more });
const disc = (cx, cy, r, fill, more) => s('circle', { cx, cy, r, fill, ...more });
const path = (d, fill, more) => s('path', { d, fill, ...more });
const line = (d, stroke, width, more) => s('path', { d, fill: 'none', stroke, 'stroke-width': width, ...more });

/** An eye that sees more than it should. */
export function eye({ w, h, p, between }) {
  const [cx, cy] = [w / 2, h * 0.5];
  const [rx, ry] = [w * 0.43, h * 0.3];
  const lid = (k) => `M${cx - rx * k} ${cy} Q${cx} ${cy - ry * 2 * k} ${cx + rx * k} ${cy} Q${cx} ${cy + ry * 2 * k} ${cx - rx * k} ${cy}Z`;
  const look = between(-16, 16);
  const r = ry * 0.72;
  const lashes = Array.from({ length: 11 }, (_, i) => {
    const x = cx + (i - 5) * rx * 0.19;
    const top = cy - ry * (1.12 - Math.abs(i - 5) * 0.09);
    return line(`M${x} ${top} L${x + (i - 5) * 4} ${top - h * 0.14}`, p.a, 3.4);
  });
  return [lashes, path(lid(1), p.c), disc(cx + look, cy, r, p.b), disc(cx + look, cy, r * 0.74, p.a), disc(cx + look, cy, r * 0.34, p.ground),
    disc(cx + look - r * 0.3, cy - r * 0.32, r * 0.16, p.c), line(lid(1.02), p.a, 3)];
}

/** Towers at night, a few windows awake. */
export function city({ w, h, p, between, random }) {
  const moon = between(0.25, 0.75) * w;
  const row = (colour, low, high, light, wide) => {
    const out = [];
    for (let x = -4; x < w; x += wide) {
      const top = h - between(low, high) * h;
      out.push(rect(x, top, wide - 2, h - top, colour));
      for (let y = top + 7; light && y < h - 8; y += 10) {
        for (let k = 5; k < wide - 8; k += 8) if (random() < 0.38) out.push(rect(x + k, y, 4, 5.5, light));
      }
    }
    return out;
  };
  return [disc(moon, h * 0.3, h * 0.18, p.c), row(p.b, 0.4, 0.72, null, 23), row(p.a, 0.18, 0.56, p.ground, 34)];
}

/** A small boat on large waves. */
export function waves({ w, h, p, between }) {
  const swell = (y, size, colour, shift) => {
    let d = `M${-80 + shift} ${h + 4} V${y}`;
    for (let x = -80 + shift; x < w + 40; x += 40) d += ` q10 ${-size} 20 0 t20 0`;
    return path(`${d} V${h + 4}Z`, colour);
  };
  const x = between(w * 0.3, w * 0.65);
  const y = h * 0.56;
  const boat = [path(`M${x - 20} ${y} h44 l-9 13 h-26Z`, p.c), path(`M${x + 1} ${y - 4} v-46 l26 46Z`, p.c), path(`M${x - 3} ${y - 4} v-34 l-17 34Z`, p.c, { opacity: 0.8 })];
  const sun = between(w * 0.2, w * 0.8);
  return [disc(sun, h * 0.28, h * 0.17, p.b), swell(h * 0.6, 10, p.a, 0), boat, swell(h * 0.7, 14, p.b, 12), swell(h * 0.84, 12, p.a, 26), swell(h * 0.96, 10, p.c, 4)];
}

/** A road to a horizon that glows. */
export function grid({ w, h, p, between }) {
  const horizon = h * 0.6;
  const r = h * 0.32;
  const cx = w / 2;
  const slits = Array.from({ length: 5 }, (_, i) => rect(0, horizon - 6 - i * 11, w, 5 - i * 0.7, p.ground));
  const across = Array.from({ length: 6 }, (_, i) => line(`M0 ${horizon + (i * i + i) * 2.1} H${w}`, p.b, 1.3));
  const away = Array.from({ length: 13 }, (_, i) => line(`M${cx + (i - 6) * 9} ${horizon} L${cx + (i - 6) * 52} ${h}`, p.b, 1.3));
  const stars = Array.from({ length: 18 }, () => disc(between(0, w), between(0, horizon), between(0.4, 1.4), p.c));
  return [stars, disc(cx, horizon - r * 0.5, r, p.a), slits, rect(0, horizon, w, h - horizon, p.ground), across, away];
}

/** Stairs, and somebody on their way. */
export function stairs({ w, h, p, between, pick }) {
  const flip = pick([true, false]);
  const steps = 7;
  const [dw, dh] = [(w * 0.86) / steps, (h * 0.74) / steps];
  let d = `M${w} ${h} L0 ${h}`;
  for (let i = 0; i < steps; i++) d += ` L${i * dw + 6} ${h - i * dh} V${h - (i + 1) * dh}`;
  const at = Math.floor(between(1, 5));
  const [fx, fy] = [at * dw + dw / 2 + 6, h - (at + 1) * dh];
  return s('g', { transform: flip ? `translate(${w} 0) scale(-1 1)` : null },
    disc(w * 0.32, h * 0.3, h * 0.19, p.b),
    path(`${d} H${w}Z`, p.a), path(`M${fx - 6} ${fy} h12 l60 ${h} h-12Z`, p.ground, { opacity: 0.35 }),
    disc(fx, fy - 31, 5.5, p.c), path(`M${fx - 7.5} ${fy - 24} h15 l-3.5 24 h-8Z`, p.c), rect(w - 26, h - h * 0.74 - 44, 20, 44, p.c), disc(w - 10, h - h * 0.74 - 21, 1.6, p.a));
}

/** A flower of petals, each leaning its own way. */
export function petals({ w, h, p, between, pick }) {
  const [cx, cy] = [w / 2, h * 0.47];
  const r = Math.min(h * 0.4, 76);
  const count = pick([6, 8, 10]);
  const turn = between(0, 40);
  const leaf = (k, i, fill) => path(`M0 0 C${r * 0.42} ${-r * 0.3} ${r * 0.3} ${-r * 0.92 * k} 0 ${-r * k} C${-r * 0.3} ${-r * 0.92 * k} ${-r * 0.42} ${-r * 0.3} 0 0Z`, fill,
    { transform: `translate(${cx} ${cy}) rotate(${turn + (i * 360) / count})` });
  const ring = (k, half, colours) => Array.from({ length: count }, (_, i) => leaf(k, i + half, colours[i % colours.length]));
  return [line(`M${cx} ${cy} Q${cx + between(-24, 24)} ${h * 0.8} ${cx} ${h + 6}`, p.c, 4), ring(1.08, 0.5, [p.b]), ring(0.92, 0, [p.a]), ring(0.5, 0.5, [p.c]), disc(cx, cy, r * 0.15, p.ground)];
}

/** A small station, and what it sends or hears. */
export function signal({ w, h, p, between, pick }) {
  const x = between(w * 0.3, w * 0.7);
  const y = h * 0.72;
  const rings = Array.from({ length: 7 }, (_, i) => disc(x, y, 26 + i * 21, 'none', { stroke: pick([p.a, p.b, p.a]), 'stroke-width': 10 - i * 1.1 }));
  const ridge = path(`M0 ${h} V${h * 0.86} Q${w * 0.25} ${h * 0.76} ${w * 0.5} ${h * 0.84} T${w} ${h * 0.82} V${h}Z`, p.c);
  return [rings, disc(x, y, 12, p.c), line(`M${x} ${y} L${x - 13} ${h} M${x} ${y} L${x + 13} ${h}`, p.c, 3), ridge, disc(w - x, h * 0.2, 5, p.c)];
}

/** Discs that come into line behind a slab. */
export function eclipse({ w, h, p, between }) {
  const cx = w / 2 + between(-20, 20);
  const r = Math.min(h * 0.3, 54);
  const wide = r * 0.62;
  return [disc(cx, h * 0.46, r * 1.5, p.a, { opacity: 0.3 }), disc(cx, h * 0.46, r * 1.22, p.b, { opacity: 0.55 }), disc(cx, h * 0.46, r, p.a),
    disc(cx, h * 0.46, r * 0.62, p.c), rect(cx - wide / 2, h * 0.5, wide, h * 0.6, p.ground === p.c ? p.ink : p.ground), rect(cx - wide / 2, h * 0.5, wide * 0.22, h * 0.6, p.b),
    line(`M0 ${h - 1} H${w}`, p.c, 3)];
}
