const WIDTH = 100;
const HEIGHT = 24;

/** The course of a count as a small line, the newest at the right; it has no numbers of its own, they stand beside it. */
export function Trend({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  const points = counts.map((count, i) => {
    const x = (i / Math.max(1, counts.length - 1)) * WIDTH;
    return `${x.toFixed(1)},${(HEIGHT - (count / most) * HEIGHT).toFixed(1)}`;
  });
  return (
    <svg className="trend" viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}
