/**
 * The kinds of projects and posts. Their codes are common to all, so that they can be compared; what a district calls
 * them, which of its own it adds and when it ends one is its own affair.
 */
import type { LocalDate } from '../calendar/local-date.js'

export interface Category {
  code: string
  name: string
  /** Of those that the letter counts without naming them. */
  placeholder: boolean
  /** Added by the district itself. */
  own: boolean
  startsOn?: LocalDate
  /** The last day on which something may be set up under it; what was set up stays. */
  endsOn?: LocalDate
}

export const categoryStatuses = ['current', 'later', 'ended'] as const
export type CategoryStatus = (typeof categoryStatuses)[number]

export const categoryStatusOf = (
  { startsOn, endsOn }: Pick<Category, 'startsOn' | 'endsOn'>,
  today: LocalDate,
): CategoryStatus => {
  if (endsOn !== undefined && endsOn < today) return 'ended'
  return startsOn !== undefined && startsOn > today ? 'later' : 'current'
}

export type CategoryCommand =
  { name: 'rename'; to: string } | { name: 'end'; on: LocalDate } | { name: 'resume' }

export const categoryRefusalCodes = [
  'categoryNameTaken',
  'categoryDates',
  'categoryEnded',
  'categoryNotEnded',
  'categoryLast',
] as const
export type CategoryRefusalCode = (typeof categoryRefusalCodes)[number]

const isNamed = (name: string, but?: string) => (each: Category) => each.name === name && each.code !== but

/** @param all the district's categories of the kind */
export const refuseNewCategory = (
  all: readonly Category[],
  { name, startsOn }: { name: string; startsOn?: LocalDate },
  today: LocalDate,
): CategoryRefusalCode | undefined => {
  if (all.some(isNamed(name))) return 'categoryNameTaken'
  return startsOn !== undefined && startsOn < today ? 'categoryDates' : undefined
}

export const refuseCategoryCommand = (
  all: readonly Category[],
  category: Category,
  command: CategoryCommand,
  today: LocalDate,
): CategoryRefusalCode | undefined => {
  const { code, startsOn, endsOn } = category
  switch (command.name) {
    case 'rename':
      return all.some(isNamed(command.to, code)) ? 'categoryNameTaken' : undefined
    case 'end':
      if (categoryStatusOf(category, today) === 'ended') return 'categoryEnded'
      if (command.on < today || (startsOn !== undefined && command.on < startsOn)) return 'categoryDates'
      return all.some(other => other.code !== code && other.endsOn === undefined) ? undefined : 'categoryLast'
    case 'resume':
      return endsOn === undefined ? 'categoryNotEnded' : undefined
  }
}
