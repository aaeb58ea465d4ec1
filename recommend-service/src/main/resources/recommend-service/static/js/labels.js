// Keeps labels in a picture from lying on each other.

const [CHAR, LINE, MARGIN] = [7.4, 19, 4];

/** Moves labels up and down until none touches another; each stays inside the picture, a `fixed` one where it is. [{x, y, text, tall}] */
export function apart(labels, width, height) {
  const placed = labels.map((label) => {
    const half = (label.text.length * CHAR) / 2;
    return { ...label, half, x: Math.min(width - half - MARGIN, Math.max(half + MARGIN, label.x)) };
  });
  placed.sort((a, b) => a.y - b.y);
  for (let round = 0; round < 40; round++) {
    let moved = false;
    placed.forEach((a, i) => {
      for (const b of placed.slice(i + 1)) {
        const overlap = ((a.tall ?? LINE) + (b.tall ?? LINE)) / 2 - Math.abs(b.y - a.y);
        if (overlap <= 0 || Math.abs(a.x - b.x) > a.half + b.half + MARGIN) continue;
        moved = true;
        a.y -= a.fixed ? 0 : b.fixed ? overlap : overlap / 2;
        b.y += b.fixed ? 0 : a.fixed ? overlap : overlap / 2;
      }
    });
    placed.forEach((label) => { label.y = Math.min(height - MARGIN * 2, Math.max(LINE, label.y)); });
    if (!moved) break;
  }
  return placed;
}
