/** Boxes are counted up to a thousand. */
const mostCounted = 1_000

export const figureOf = (count: number): string =>
  count >= mostCounted ? `${mostCounted - 1}+` : String(count)
