// Which drawings may stand for which genre family.

import { arches, blobs, mesa, orbits, peaks, spiral, venn } from './poster-motifs-round.js';
import { blinds, burst, chevrons, doorway, equaliser, frames, keyhole, smile, teeth } from './poster-motifs-sharp.js';
import { city, eclipse, eye, grid, petals, signal, stairs, waves } from './poster-motifs-places.js';

const DRAWINGS = {
  scifi: [orbits, grid, signal, eclipse],
  thriller: [spiral, eye, stairs, spiral, keyhole, eclipse],
  crime: [blinds, city, stairs, blinds],
  horror: [teeth, eye, teeth, stairs],
  romance: [venn, petals, waves, venn],
  comedy: [smile, frames, smile, petals],
  drama: [doorway, waves, stairs, city, doorway, petals],
  action: [burst, grid, city, burst],
  adventure: [peaks, waves, peaks, signal],
  animation: [blobs, blobs, petals],
  fantasy: [arches, petals, arches],
  war: [chevrons],
  western: [mesa],
  music: [equaliser],
  mystery: [keyhole, eye, stairs, eclipse],
  fact: [frames, waves, frames],
};

/** The drawing for a film: its first family's, now and then its second's, so that a shelf of one genre is not one picture. */
export function motifOf(families, pick, chance) {
  const family = families.length > 1 && chance < 0.3 ? families[1] : families[0];
  return pick(DRAWINGS[family]);
}
