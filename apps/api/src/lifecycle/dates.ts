/** Days and moments as people read them; the worker writes of them in the same words. */
export {
  dayName,
  durationName,
  iso,
  localMoment,
  momentName,
  weekdayName,
} from '#domain/calendar/day-names.js'
