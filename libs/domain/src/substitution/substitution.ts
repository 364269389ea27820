/** A substitution (代理): 乙 acts for 甲 on some days, in some kinds of process. It does not cascade. */
import type { LocalDate } from '../calendar/local-date.js'
import type { PersonId } from '../organisation/roles.js'

export interface Substitution {
  /** 甲, who is away. */
  principalId: PersonId
  /** 乙, who acts meanwhile. */
  substituteId: PersonId
  /** None named: every kind. */
  kinds: readonly string[]
  /** First and last day, both counted, in Asia/Shanghai. */
  from: LocalDate
  to: LocalDate
}

export const coversKind = ({ kinds }: Pick<Substitution, 'kinds'>, kind: string): boolean =>
  kinds.length === 0 || kinds.includes(kind)

type Extent = Pick<Substitution, 'kinds' | 'from' | 'to'>

/** The days and kinds that two have in common; none when they never stand side by side. */
const common = (one: Extent, other: Extent): Extent | undefined => {
  const from = one.from > other.from ? one.from : other.from
  const to = one.to < other.to ? one.to : other.to
  const kinds = one.kinds.length === 0 ? other.kinds : one.kinds.filter(kind => coversKind(other, kind))
  const haveKind = kinds.length > 0 || (one.kinds.length === 0 && other.kinds.length === 0)
  return from <= to && haveKind ? { kinds, from, to } : undefined
}

export const meet = (one: Extent, other: Extent): boolean => common(one, other) !== undefined

/**
 * Whether on some day and for some kind everybody of a round would be away for another: 甲 → 乙 → … → 甲. Two that
 * never stand on the same day make no circle.
 */
export const closesCircle = (wanted: Substitution, standing: readonly Substitution[]): boolean =>
  leadsTo(wanted.principalId, wanted.substituteId, wanted, standing)

const leadsTo = (goal: PersonId, at: PersonId, extent: Extent, links: readonly Substitution[]): boolean =>
  links.some(link => {
    const shared = link.principalId === at ? common(extent, link) : undefined
    if (!shared) return false
    const others = links.filter(each => each !== link)
    return link.substituteId === goal || leadsTo(goal, link.substituteId, shared, others)
  })
