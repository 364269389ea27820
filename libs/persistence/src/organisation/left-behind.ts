import { isBelow } from '../read/below.js'

/**
 * Whether an office ends when its holder moves: it is at the old unit or below it, and not where the new unit is (an
 * agency's people come to its own branch and keep what they hold there). All three are paths in SQL.
 */
export const isLeftBehind = (office: string, unit: { old: string; new: string }): string =>
  `(${isBelow(office, unit.old)} AND NOT ${isBelow(office, unit.new)})`
