// The colours of the generated posters. Each genre family has a few palettes; all keep the title readable on the ground.
// A palette is [ground, first shape, second shape, third shape, title].

const FAMILIES = {
  scifi: [
    ['#101c40', '#f2604d', '#2ec4b6', '#f4e9cd', '#f4e9cd'],
    ['#d6e3ea', '#1c3f94', '#ff6b35', '#0b132b', '#0b132b'],
    ['#231942', '#8ecae6', '#ffb703', '#f7f0ff', '#f7f0ff'],
  ],
  thriller: [
    ['#cf2338', '#1b1b1e', '#f4f1de', '#7a0f1f', '#fff6e6'],
    ['#efece2', '#14181b', '#e0362a', '#9aa5a8', '#14181b'],
    ['#e9b33c', '#1d1a16', '#f8efd8', '#b3321f', '#1d1a16'],
  ],
  crime: [
    ['#1f262e', '#f2c14e', '#9c3340', '#e8e6df', '#f2e8cf'],
    ['#e5d5b0', '#26221c', '#a4161a', '#7a7a62', '#26221c'],
    ['#0f3d4c', '#f1dca7', '#e07a5f', '#081c24', '#f6ecd2'],
  ],
  horror: [
    ['#140f15', '#c1121f', '#5b0e18', '#efe6dd', '#efe6dd'],
    ['#b9c5aa', '#20291f', '#7d1128', '#f1f3e7', '#20291f'],
    ['#2a1a3e', '#e8e04f', '#0e0917', '#b7a7d6', '#f3eedd'],
  ],
  romance: [
    ['#f6d5cd', '#c9184a', '#ff8c61', '#5c1a3a', '#5c1a3a'],
    ['#33204f', '#ff6f91', '#ffc75f', '#f9e6e6', '#fbeaea'],
    ['#f5e7c8', '#d1495b', '#30638e', '#2b2438', '#2b2438'],
  ],
  comedy: [
    ['#ffc83d', '#e4572e', '#17606b', '#fff4d6', '#2a1f0f'],
    ['#9ad5ca', '#f25c54', '#ffd166', '#10454f', '#10454f'],
    ['#f49cbb', '#2d3a8c', '#fff0a5', '#dd2d4a', '#2a1840'],
  ],
  drama: [
    ['#d9d0bf', '#2f4858', '#c8553d', '#f8f1e3', '#22313a'],
    ['#2a3a40', '#d98e57', '#86a59c', '#efe4d2', '#f3e9d8'],
    ['#c9d6cf', '#7a3b2e', '#e3a857', '#27413c', '#27342f'],
    ['#3b2c35', '#e5b299', '#b4505a', '#f7ead9', '#f7ead9'],
  ],
  action: [
    ['#f9591f', '#161414', '#ffd23f', '#fff6e8', '#161414'],
    ['#171a21', '#ff3b30', '#ffb703', '#e9ecef', '#ffffff'],
    ['#f3efe4', '#d62828', '#1d3557', '#f4a62a', '#1d2b3a'],
  ],
  adventure: [
    ['#f3dfb3', '#1f6f63', '#e07a3f', '#14403d', '#14403d'],
    ['#12504f', '#f0b94d', '#e3673f', '#f5e6c8', '#f7ead0'],
    ['#bfe0e2', '#c8553d', '#f4b942', '#1e3f52', '#1e3f52'],
  ],
  animation: [
    ['#62c6e8', '#ff5d73', '#ffd93d', '#1d3461', '#1d3461'],
    ['#6f45bd', '#ffb400', '#3ddbd9', '#fff1e0', '#fff1e0'],
    ['#ffe6a7', '#2a9d8f', '#f4743b', '#31356e', '#31356e'],
  ],
  fantasy: [
    ['#2a1e4a', '#e0b1cb', '#f2c35e', '#5e4b8b', '#f6e7ff'],
    ['#cfe0c3', '#3b5d50', '#b5578a', '#f7f0d5', '#24382f'],
    ['#123c4a', '#7fd1ae', '#f6d186', '#0a2530', '#eef7e4'],
  ],
  war: [
    ['#a3a171', '#2b2d1f', '#b93b2c', '#ece5c7', '#1f2016'],
    ['#d8cdb4', '#5d2a24', '#b8472c', '#3a4340', '#2d2522'],
    ['#2d3a3a', '#c44536', '#8d8f6a', '#ece5c7', '#f0e8cf'],
  ],
  western: [
    ['#f2b25c', '#b5412a', '#5b2333', '#fbe7c1', '#3d1620'],
    ['#f1dcbd', '#c75b39', '#e39c4b', '#4a2a22', '#4a2a22'],
    ['#45202b', '#f28c38', '#c4452d', '#f8dba8', '#fbe6bf'],
  ],
  music: [
    ['#f0403f', '#15151a', '#ffd166', '#fff3e2', '#15151a'],
    ['#1b1738', '#f72585', '#4cc9f0', '#fdf0d5', '#fdf0d5'],
    ['#f5e9d3', '#0f7173', '#f0803c', '#272932', '#272932'],
  ],
  mystery: [
    ['#1c2b3a', '#e8c872', '#6c8ead', '#f3ead3', '#f3ead3'],
    ['#d3cfe0', '#352f5b', '#c9543f', '#f6f1e4', '#272246'],
    ['#24403b', '#e9d8a6', '#bb4d3e', '#101f1c', '#f2e8c9'],
  ],
  fact: [
    ['#e9e4d6', '#1f6e8c', '#e36414', '#22282b', '#22282b'],
    ['#16324f', '#f0c808', '#e4572e', '#eaf2ef', '#eaf2ef'],
    ['#c4d7c0', '#3d405b', '#d1603d', '#f4f1de', '#2b2d42'],
  ],
};

// The first family that a film's genres name decides the motif; order says which genre is the more telling one.
const GENRES = [
  ['animation', /animation|anime/],
  ['western', /western/],
  ['war', /^war|military/],
  ['horror', /horror/],
  ['music', /music/],
  ['scifi', /sci-?fi|science fiction/],
  ['fantasy', /fantasy/],
  ['mystery', /mystery/],
  ['crime', /crime|noir|heist/],
  ['thriller', /thriller|suspense/],
  ['action', /action|sport/],
  ['adventure', /adventure/],
  ['romance', /romance/],
  ['comedy', /comedy/],
  ['animation', /children|family|kids/],
  ['fact', /documentary|history|biography|biopic/],
  ['drama', /drama/],
];

/** The genre families of a film, the most telling one first; never empty. */
export function familiesOf(genres) {
  const names = (genres ?? []).map((genre) => genre.toLowerCase());
  const found = GENRES.filter(([, pattern]) => names.some((name) => pattern.test(name))).map(([family]) => family);
  return found.length > 0 ? [...new Set(found)] : ['drama'];
}

/** One palette of a family; the first two shapes may trade colours. */
export function paletteOf(family, pick) {
  const [ground, a, b, c, ink] = pick(FAMILIES[family]);
  return pick([true, false]) ? { ground, a, b, c, ink } : { ground, a: b, b: a, c, ink };
}
