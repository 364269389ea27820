/** What a bench says: figures, each judged by its bar. */
export interface Figure {
  bench: string
  figure: string
  ours: number
  /** The thing beside, measured in the same run. */
  beside?: number
  ratio?: number
  /** What the ratio (or, with nothing beside, our own figure) has to be, e.g. `≤1.35`; none when it only informs. */
  bar?: Bar
  pass: boolean
}

export type Bar = `${'≤' | '≥'}${number}`

export type Measured = Omit<Figure, 'bench' | 'pass'>

/** Three significant digits: more would pretend. */
const rounded = (value: number): number => Number(value.toPrecision(3))

export const figureOf = (bench: string, { figure, ours, beside, ratio, bar }: Measured): Figure => ({
  bench,
  figure,
  ours: rounded(ours),
  ...(beside !== undefined && { beside: rounded(beside) }),
  ...(ratio !== undefined && { ratio: rounded(ratio) }),
  ...(bar && { bar }),
  pass: bar === undefined || meets(ratio ?? ours, bar),
})

/** A figure that is no number (nothing was measured) meets no bar. */
export const meets = (value: number, bar: Bar): boolean => {
  const limit = Number(bar.slice(1))
  return bar.startsWith('≤') ? value <= limit : value >= limit
}
