/** Needs that may say the same: by the pairs of characters they share, so that word order and a few words do not matter. */
const pairsOf = (text: string): Set<string> => {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)))
}

/** From 0, nothing in common, to 1. */
export const similarity = (one: string, other: string): number => {
  const [mine, theirs] = [pairsOf(one), pairsOf(other)]
  const shared = [...mine].filter(pair => theirs.has(pair)).length
  // A short need within a long one is the same need said briefly.
  return shared === 0 ? 0 : shared / Math.min(mine.size, theirs.size)
}

const least = 0.35
const most = 5

/** The most alike first. */
export const similarTo = <T extends { text: string }>(text: string, among: readonly T[]): T[] =>
  among
    .map(need => ({ need, alike: similarity(text, need.text) }))
    .filter(({ alike }) => alike >= least)
    .toSorted((one, other) => other.alike - one.alike)
    .slice(0, most)
    .map(({ need }) => need)
