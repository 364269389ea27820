/** Draws that are the same in every run: mulberry32 on a fixed seed. */
export interface Draw {
  /** A whole number from 0 to `below` − 1. */
  readonly index: (below: number) => number
  readonly pick: <T>(from: readonly T[]) => T
}

/** `Math.imul` keeps 32 bits on every engine, so a seed gives the same district everywhere. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const index = (below: number): number => Math.floor(next() * below)
  return { index, pick: from => from[index(from.length)] as (typeof from)[number] }
}
