import type { Bar, Measured } from './figures.js'
import { median } from './statistics.js'

/** What each side measured in its turns of one pair. */
export interface Pair<T> {
  ours: T[]
  beside: T[]
}

export interface Alternation<T> {
  pairs: number
  /** Turns of each side within a pair. */
  turns: number
  ours(): Promise<T>
  beside(): Promise<T>
}

/**
 * Measures A B A B … in short turns: what else the machine does meanwhile meets both sides, so the ratio within a pair
 * holds where the two figures do not.
 */
export const alternate = async <T>({ pairs, turns, ours, beside }: Alternation<T>): Promise<Pair<T>[]> => {
  const measured: Pair<T>[] = []
  for (let no = 0; no < pairs; no += 1) {
    const pair: Pair<T> = { ours: [], beside: [] }
    for (let turn = 0; turn < turns; turn += 1) {
      pair.ours.push(await ours())
      pair.beside.push(await beside())
    }
    measured.push(pair)
  }
  return measured
}

/** One figure of all pairs: the median of their ratios, beside the medians of both sides. @param bar none when it only informs */
export const compared = <T>(
  figure: string,
  bar: Bar | undefined,
  pairs: readonly Pair<T>[],
  of: (turns: T[]) => number,
): Measured => ({
  figure,
  ours: median(pairs.map(({ ours }) => of(ours))),
  beside: median(pairs.map(({ beside }) => of(beside))),
  ratio: median(pairs.map(({ ours, beside }) => of(ours) / of(beside))),
  bar,
})
