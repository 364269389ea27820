/** The periods that figures are told for, as both sides read them. */
export { addDays } from '#domain/calendar/local-date.js'
export { daysOfPeriod, periodsOfDay, type PeriodKind } from '#domain/numbers/period.js'
