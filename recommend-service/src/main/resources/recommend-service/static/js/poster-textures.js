// The second genre of a film leaves a trace on its poster.

import { s } from './dom.js';

const halftone = ({ w, h, p }) => {
  const dots = [];
  for (let y = 0; y < 9; y++) {
    for (let x = 0; x < 24; x++) {
      dots.push(s('circle', { cx: x * 9 + (y % 2) * 4.5, cy: h - y * 7, r: Math.max(0.3, 2.6 - y * 0.28), fill: p.ink, opacity: 0.3 }));
    }
  }
  return s('g', {}, dots);
};

const speed = ({ w, h, p, between }) =>
  s('g', { opacity: 0.55 }, Array.from({ length: 7 }, () => {
    const y = between(8, h - 8);
    return s('rect', { x: between(-40, w * 0.5), y, width: between(30, 110), height: 1.4, fill: p.c });
  }));

const stars = ({ w, h, p, between }) =>
  s('g', {}, Array.from({ length: 16 }, () => s('circle', { cx: between(6, w - 6), cy: between(6, h * 0.6), r: between(0.5, 1.5), fill: p.c, opacity: 0.85 })));

const confetti = ({ w, h, p, between, pick }) =>
  s('g', {}, Array.from({ length: 9 }, () => {
    const x = between(8, w - 8);
    const y = between(8, h - 8);
    return s('rect', { x, y, width: 7, height: 2.6, fill: pick([p.a, p.b, p.c]), transform: `rotate(${between(0, 180).toFixed(0)} ${x.toFixed(1)} ${y.toFixed(1)})` });
  }));

const heart = ({ w, p, between }) => {
  const x = between(w - 44, w - 30);
  const path = 'M0 4 C0 -2 9 -2 9 4 C9 9 0 14 0 14 C0 14 -9 9 -9 4 C-9 -2 0 -2 0 4Z';
  return s('path', { d: path, fill: p.c, transform: `translate(${x.toFixed(1)} 16)` });
};

const scratches = ({ w, h, p, between }) =>
  s('g', { opacity: 0.35 }, Array.from({ length: 5 }, () => {
    const x = between(4, w - 4);
    return s('rect', { x, y: between(0, h * 0.5), width: 0.7, height: between(20, h * 0.6), fill: p.c });
  }));

const BY_FAMILY = { thriller: halftone, crime: halftone, mystery: halftone, action: speed, adventure: speed, scifi: stars, fantasy: stars, comedy: confetti, animation: confetti, romance: heart, war: scratches, western: scratches, fact: scratches };

/** The trace of a family, or nothing. */
export const texture = (family, pen) => (BY_FAMILY[family] ? BY_FAMILY[family](pen) : null);
