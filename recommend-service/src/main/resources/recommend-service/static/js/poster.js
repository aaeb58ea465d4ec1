// A poster for a film without one: same film, same poster. Genres choose motif and colours, the year chooses frame and
// voice, the id seeds the rest.

import { h, s, freshId } from './dom.js';
import { familiesOf, paletteOf } from './poster-palettes.js';
import { motifOf } from './poster-motifs.js';
import { texture } from './poster-textures.js';
import { lockup, voiceOf } from './poster-type.js';

const W = 200;
const H = 300;

/** FNV-1a over the id, then mulberry32: a small generator whose sequence depends on nothing else. */
function randomOf(seedText) {
  let seed = 2166136261;
  for (const char of seedText) seed = Math.imul(seed ^ char.codePointAt(0), 16777619);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function artwork(movie) {
  const random = randomOf(movie.movieId);
  random();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const between = (low, high) => low + random() * (high - low);
  const families = familiesOf(movie.genres);
  const palette = paletteOf(families[0], pick);
  const drawing = motifOf(families, pick, random());
  const framed = movie.year && movie.year < 1965;
  const margin = framed ? 16 : 13;
  const title = lockup(movie.title, voiceOf(families[0], movie.year, random()), W - 2 * margin, 112);
  const titleOnTop = random() < 0.28;
  const footer = 15;
  const band = title.height + footer + 2 * margin - 3;
  const art = { w: W, h: H - band };
  const clip = freshId('art');
  const pen = { ...art, p: palette, random, pick, between };
  const artTop = titleOnTop ? band : 0;
  const titleTop = (titleOnTop ? 0 : art.h) + margin;
  const credit = { 'font-family': 'Instrument Sans', 'font-size': 7.5, 'font-weight': 600, 'letter-spacing': 1.1, fill: palette.ink, opacity: 0.78 };
  const creditY = titleTop + title.height + 10.5;
  return [
    s('clipPath', { id: clip }, s('rect', { x: framed ? 9 : 0, y: framed && !titleOnTop ? 9 : 0, width: framed ? W - 18 : W, height: art.h - (framed ? 9 : 0) })),
    s('rect', { width: W, height: H, fill: palette.ground }),
    s('g', { transform: `translate(0 ${artTop})` },
      s('g', { 'clip-path': `url(#${clip})` }, drawing(pen), texture(families[1], pen))),
    framed && s('rect', { x: 9, y: 9, width: W - 18, height: H - 18, fill: 'none', stroke: palette.ink, 'stroke-width': 1.2 }),
    title.draw(margin, titleTop, palette.ink),
    s('text', { ...credit, x: margin, y: creditY }, String(movie.year ?? '')),
    s('text', { ...credit, x: W - margin, y: creditY, 'text-anchor': 'end' }, (movie.genres ?? []).slice(0, 2).join(' / ').toUpperCase()),
  ];
}

/** The poster element of a film. It is decoration: title and year stand beside it as text. */
export function poster(movie) {
  if (movie.posterUrl && /^https?:\/\//.test(movie.posterUrl)) {
    const frame = h('div', { class: 'poster' });
    const failed = () => frame.replaceChildren(drawn(movie));
    frame.append(h('img', { src: movie.posterUrl, alt: '', loading: 'lazy', on: { error: failed } }));
    return frame;
  }
  return h('div', { class: 'poster' }, drawn(movie));
}

const drawn = (movie) =>
  s('svg', { viewBox: `0 0 ${W} ${H}`, 'aria-hidden': 'true', focusable: 'false' }, artwork(movie));
