// Sets a film's title into a block as a poster artist would: three voices, each fitted to the width by measuring.

import { s } from './dom.js';

const VOICES = {
  gothic: { font: 'League Gothic', weight: 400, upper: true, justified: true, max: 74, leading: 0.9, ascent: 0.74 },
  serif: { font: 'Young Serif', weight: 400, upper: false, justified: false, max: 34, leading: 1.06, ascent: 0.72 },
  sans: { font: 'Instrument Sans', weight: 700, upper: false, justified: false, max: 33, leading: 1.02, ascent: 0.72 },
};

const ruler = document.createElement('canvas').getContext('2d');

/** Resolves when the poster fonts can be measured; never later than half a second. */
export function fontsReady() {
  const loads = Object.values(VOICES).map((v) => document.fonts.load(`${v.weight} 40px "${v.font}"`));
  return Promise.race([Promise.allSettled(loads), new Promise((done) => setTimeout(done, 500))]);
}

/** Which voice a film speaks with: by its time and its genre, else by chance. */
export function voiceOf(family, year, chance) {
  if (year && year < 1965) return 'serif';
  if (['romance', 'fantasy', 'mystery'].includes(family)) return chance < 0.7 ? 'serif' : 'gothic';
  if (['comedy', 'animation', 'fact'].includes(family)) return chance < 0.65 ? 'sans' : 'gothic';
  if (family === 'drama') return chance < 0.45 ? 'serif' : chance < 0.75 ? 'sans' : 'gothic';
  return chance < 0.75 ? 'gothic' : 'sans';
}

const widthAt100 = (voice, text) => {
  ruler.font = `${voice.weight} 100px "${voice.font}"`;
  return Math.max(1, ruler.measureText(text).width);
};

/** All ways to break words into `count` lines; the one whose longest line is shortest. */
function balanced(words, count, width) {
  let best = null;
  const walk = (from, left, lines, longest) => {
    if (best && longest >= best.longest) return;
    if (left === 1) {
      const line = words.slice(from).join(' ');
      const worst = Math.max(longest, width(line));
      if (!best || worst < best.longest) best = { lines: [...lines, line], longest: worst };
      return;
    }
    for (let to = from + 1; to <= words.length - left + 1; to++) {
      const line = words.slice(from, to).join(' ');
      walk(to, left - 1, [...lines, line], Math.max(longest, width(line)));
    }
  };
  walk(0, count, [], 0);
  return best;
}

/** "Matrix, The" reads "The Matrix"; a long subtitle after a colon stays with the catalogue. */
function posterTitle(title) {
  const plain = title.replace(/^(.*), (The|A|An|Les|Le|La|Il|Der|Die|Das|El)$/, '$2 $1');
  const head = plain.split(': ')[0];
  return (plain.length > 26 && head.length > 3 ? head : plain).replace(/,? or$/, '');
}

/**
 * Lays out a title.
 * @returns {{height: number, draw: (x: number, top: number, colour: string) => SVGElement[]}}
 */
export function lockup(title, voiceName, width, maxHeight) {
  const voice = VOICES[voiceName];
  const text = voice.upper ? posterTitle(title).toUpperCase() : posterTitle(title);
  const words = text.split(/\s+/).filter(Boolean).slice(0, 10);
  const measure = (line) => widthAt100(voice, line);
  let best = null;
  for (let count = 1; count <= Math.min(words.length, 5); count++) {
    const { lines, longest } = balanced(words, count, measure);
    const sizes = lines.map((line) => Math.min(voice.max, (width / (voice.justified ? measure(line) : longest)) * 100));
    const height = sizes.reduce((sum, size) => sum + size * (voice.justified ? 0.82 : voice.leading), 0);
    // Justified blocks want to be tall; ragged ones want a large letter, then few lines.
    const merit = voice.justified ? height : sizes[0] - count * 0.1;
    if (height <= maxHeight && (!best || merit > best.merit)) best = { lines, sizes, height, merit };
  }
  best ??= { lines: [words.join(' ')], sizes: [Math.max(9, (width / measure(words.join(' '))) * 100)], height: 20 };
  const draw = (x, top, colour) => {
    let y = top;
    return best.lines.map((line, i) => {
      const size = best.sizes[i];
      const baseline = y + size * voice.ascent;
      y += size * (voice.justified ? 0.82 : voice.leading);
      const attributes = { x, y: baseline.toFixed(1), 'font-family': voice.font, 'font-size': size.toFixed(1), fill: colour };
      return s('text', { ...attributes, 'font-weight': voice.weight, 'letter-spacing': voice.upper ? 0 : -0.3 }, line);
    });
  };
  return { height: best.height, draw };
}
