/** The value below which this share of the values lies (nearest rank); NaN of nothing. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const around = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return around.reduce<number>((sum, value) => sum + (value ?? Number.NaN) / 2, 0)
}
