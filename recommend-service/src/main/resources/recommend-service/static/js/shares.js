// Why a film is on the list: its score as a sum of signed bars.

import { h } from './dom.js';
import { signed, stars } from './words.js';

const SHOWN = 3;
const MODALITY_WORDS = { theme: 'story', facts: 'facts', visual: 'look', behaviour: 'watched next' };

/** The split of a share, always in the order of the legend. */
const splitOf = (share) => {
  const order = Object.keys(MODALITY_WORDS);
  return Object.entries(share.byModality ?? {}).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
};
const modalitiesOf = (share) => {
  const parts = splitOf(share).filter(([, x]) => x !== 0);
  return parts.length > 0 ? parts : [[share.kind === 'popularity' ? 'popularity' : 'theme', share.share]];
};

/** Adds several contributions up into one. */
function together(shares, title) {
  const byModality = {};
  for (const share of shares) for (const [k, x] of Object.entries(share.byModality ?? {})) byModality[k] = (byModality[k] ?? 0) + x;
  return { kind: 'rest', title, share: shares.reduce((sum, share) => sum + share.share, 0), byModality };
}

/** What the closed card shows: what counts most, all the others as one, popularity. */
function brief(contributions) {
  const named = contributions.filter((c) => c.kind !== 'rest' && c.kind !== 'popularity');
  const others = [...named.slice(SHOWN), ...contributions.filter((c) => c.kind === 'rest')];
  const all = named.every((c) => c.kind === 'film') ? 'All other films' : 'All the rest';
  return [...named.slice(0, SHOWN), ...(others.some((c) => Math.abs(c.share) > 5e-4) ? [together(others, all)] : []),
    ...contributions.filter((c) => c.kind === 'popularity')];
}

/** A film that was rated, a film that was only named, a word, the sentence as a whole. */
const label = (share) => share.title ?? (share.word && `“${share.word}”`)
  ?? { rest: 'All other films', popularity: 'Popularity', prompt: 'Your sentence' }[share.kind] ?? share.kind;

/** How far the bars of a whole list reach to either side, so that its cards can be compared. */
export function reachOf(recommendations) {
  let [against, favour] = [0, 1e-9];
  for (const { contributions } of recommendations) {
    for (const share of brief(contributions ?? [])) {
      const parts = modalitiesOf(share).map(([, x]) => x);
      favour = Math.max(favour, parts.filter((x) => x > 0).reduce((a, b) => a + b, 0));
      against = Math.max(against, -parts.filter((x) => x < 0).reduce((a, b) => a + b, 0));
    }
  }
  return { against, favour, axis: against / (against + favour) };
}

function bar(share, reach) {
  const full = reach.against + reach.favour;
  const at = { favour: reach.axis, against: reach.axis };
  const parts = modalitiesOf(share).map(([modality, x]) => {
    const size = Math.abs(x) / full;
    const left = x >= 0 ? at.favour : at.against - size;
    if (x >= 0) at.favour += size;
    else at.against -= size;
    return h('i', { class: `part ${modality} ${x < 0 ? 'against' : 'favour'}`, vars: { '--left': `${left * 100}%`, '--size': `${size * 100}%` } });
  });
  return h('span', { class: 'track', vars: { '--axis': `${reach.axis * 100}%` }, 'aria-hidden': 'true' }, parts);
}

const inWords = (share) => splitOf(share).map(([k, x]) => `${MODALITY_WORDS[k] ?? k} ${signed(x, 4)}`).join(', ') || 'the same for everyone';

/** All contributions with exact numbers. */
function table(contributions, score) {
  const columns = [...new Set(contributions.flatMap((c) => splitOf(c).map(([k]) => k)))];
  const cell = (x) => h('td', {}, x === undefined ? '' : signed(x, 4));
  const sum = contributions.reduce((total, c) => total + c.share, 0);
  return h('table', { class: 'numbers' },
    h('caption', { class: 'visually-hidden' }, 'Every contribution to the score'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'From'), columns.map((k) => h('th', { scope: 'col' }, MODALITY_WORDS[k] ?? k)), h('th', { scope: 'col' }, 'share'))),
    h('tbody', {}, contributions.map((c) => h('tr', {},
      h('th', { scope: 'row' }, label(c), c.rating ? h('small', {}, ` ${stars(c.rating)}★`) : null), columns.map((k) => cell(c.byModality?.[k])), cell(c.share)))),
    h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, Math.abs(sum - score) < 1e-4 ? 'Sum = score' : `Sum (score ${signed(score, 4)})`), columns.map(() => h('td')), cell(sum))));
}

/** The bars of one recommendation with a readout; `open` starts with all numbers on show. */
export function shares(recommendation, reach, open, onToggle) {
  const contributions = recommendation.contributions ?? [];
  const total = `Score ${signed(recommendation.score)}, the sum of the bars`;
  const readout = h('p', { class: 'readout' }, total);
  const tell = (share) => () => { readout.textContent = `${label(share)} ${signed(share.share, 4)}: ${inWords(share)}`; };
  const quiet = () => { readout.textContent = total; };
  const rows = brief(contributions).map((share) =>
    h('li', { class: 'share', on: { pointerenter: tell(share), click: tell(share), pointerleave: quiet } },
      h('span', { class: 'share-name' }, h('span', {}, label(share)), share.kind === 'film' && share.rating ? h('small', {}, `${stars(share.rating)}★`) : null),
      h('span', { class: 'share-number' }, signed(share.share)), bar(share, reach)));
  const numbers = h('div', { class: 'numbers-box', hidden: !open }, table(contributions, recommendation.score));
  const toggle = h('button', { class: 'link', type: 'button', 'aria-expanded': String(open), 'aria-label': `All numbers for ${recommendation.movie.title}`,
    on: { click: () => {
      numbers.hidden = !numbers.hidden;
      toggle.setAttribute('aria-expanded', String(!numbers.hidden));
      onToggle(!numbers.hidden);
    } } }, 'All numbers');
  return { node: h('div', { class: 'shares' }, h('ul', {}, rows), readout, numbers), toggle };
}
