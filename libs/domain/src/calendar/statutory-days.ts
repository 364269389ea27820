/**
 * The days off that follow from the regulation itself (全国年节及纪念日放假办法, as revised by State Council order 795, in
 * force since 2025-01-01), for years whose yearly notice is not there yet. Only the notice says which days are swapped
 * around them, so whoever asks here must mark the answer provisional.
 */
import { dayNumberOf, type LocalDate } from './local-date.js'

const FIXED: Record<string, string> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
}

/** Since the 2025 revision; before it, Labour Day was one day. */
const SECOND_LABOUR_DAY_SINCE = 2025

/** 春节 (正月初一), 清明, 端午 (五月初五), 中秋 (八月十五): month and day in the years for which they are written down. */
const MOVABLE: Record<
  number,
  [springFestival: string, qingming: string, dragonBoat: string, midAutumn: string]
> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
}

function movableDay(date: LocalDate, year: number, monthDay: string): string | undefined {
  const row = MOVABLE[year]
  if (!row) return undefined
  const [springFestival, qingming, dragonBoat, midAutumn] = row
  // New Year's Eve and the first three days of the lunar year
  const fromNewYear = dayNumberOf(date) - dayNumberOf(`${year}-${springFestival}`)
  if (fromNewYear >= -1 && fromNewYear <= 2) return '春节'
  if (monthDay === qingming) return '清明节'
  if (monthDay === dragonBoat) return '端午节'
  return monthDay === midAutumn ? '中秋节' : undefined
}

/**
 * The name of the statutory day off on `date`, if the regulation makes it one. The movable days are known for 2027–2035
 * only: outside these years they are left unknown, and such a day reads as an ordinary, provisional weekday.
 */
export function statutoryDayOf(date: LocalDate): string | undefined {
  const year = Number(date.slice(0, 4))
  const monthDay = date.slice(5)
  if (monthDay === '05-02' && year < SECOND_LABOUR_DAY_SINCE) return undefined
  return FIXED[monthDay] ?? movableDay(date, year, monthDay)
}
