import { refusal, type Refusal } from '../kernel/refusal.js'

interface Monthly {
  months: string[]
}

interface Month {
  month: string
}

/** 并入月份: what is open about one month takes in another. */
export const joinMonth = {
  label: '并入月份',
  effect: 'records' as const,
  final: true,
  refuses: ({ facts }: { facts: Monthly }, { month }: Month): Refusal | undefined =>
    facts.months.includes(month) ? refusal('monthJoined', { month }) : undefined,
  apply: <F extends Monthly>(facts: F, { month }: Month): F => ({
    ...facts,
    months: [...facts.months, month].sort(),
  }),
}
