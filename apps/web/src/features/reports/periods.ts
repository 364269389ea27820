export type PeriodName = 'month' | 'quarter' | 'year'

export interface Period {
  from: string
  to: string
}

const monthsPerQuarter = 3

/** The calendar month, quarter or year that `today` is in, until today. */
export const periodOf = (name: PeriodName, today: string): Period => {
  const [year = '', month = '1'] = today.split('-')
  const first = {
    month: Number(month),
    quarter: Number(month) - ((Number(month) - 1) % monthsPerQuarter),
    year: 1,
  }[name]
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: today }
}
