/** 回避: who must not decide, whatever office they hold. */
import type { PersonId, UnitId } from '../organisation/roles.js'
import type { ActSpec, Form } from './lifecycle.js'
import type { RefusalCode } from './refusal.js'
import type { Holder, Office, ProcessState, Round, Rules, Seat } from './state.js'

/** Whoever acts, for whom if they are a substitute, and what the two hold. */
export interface Acting {
  by: PersonId
  onBehalfOf?: PersonId
  offices?: readonly Office[]
}

type AnyForm = Form<unknown, unknown>

export const avoidedUnits = (form: AnyForm, { facts }: ProcessState, { policy }: Rules): UnitId[] =>
  form.avoidsUnits?.(facts, policy) ?? []

/** Whether somebody would decide on an application of their own. */
export const mustStandAside = (
  form: AnyForm,
  { startedBy, facts }: ProcessState,
  personId: PersonId | undefined,
): boolean =>
  personId !== undefined &&
  ((form.avoidsInitiator === true && personId === startedBy) ||
    (form.avoids?.(facts) ?? []).includes(personId))

/** Asked of a substitute and of the principal: neither may stand for what the other must not. */
export const standsAside = (
  form: AnyForm,
  state: ProcessState,
  rules: Rules,
  { by, onBehalfOf, offices = [] }: Acting,
): RefusalCode | undefined => {
  if (mustStandAside(form, state, by) || mustStandAside(form, state, onBehalfOf)) return 'ownApplication'
  const avoided = avoidedUnits(form, state, rules)
  return offices.some(({ unitId }) => avoided.includes(unitId)) ? 'ownUnit' : undefined
}

/** Whether somebody may be asked by name: the office they are asked in counts for their unit. */
export const mayNotBeAsked = (
  form: AnyForm,
  state: ProcessState,
  rules: Rules,
  { personId, unitId }: Holder,
): RefusalCode | undefined => {
  if (mustStandAside(form, state, personId)) return 'ownApplication'
  return avoidedUnits(form, state, rules).includes(unitId) ? 'ownUnit' : undefined
}

/** Whether an act gives its seat's answer, for which one person speaks for one party. */
const answers = ({ effect, vote }: Pick<ActSpec<unknown, unknown>, 'effect' | 'vote'>): boolean =>
  effect === 'completes' || vote !== undefined

/**
 * Whoever has answered for one party, or is asked for by name for it, does not answer for another. What somebody says
 * on an added seat (加签) is no party's answer.
 */
export const speaksForAnother = (
  { rule, seats }: Round,
  { chair, addedBy }: Seat,
  spec: Pick<ActSpec<unknown, unknown>, 'effect' | 'vote'>,
  { by, onBehalfOf }: Acting,
): boolean =>
  rule !== 'any' &&
  addedBy === undefined &&
  answers(spec) &&
  seats.some(
    other =>
      other.chair !== chair &&
      other.addedBy === undefined &&
      (other.status === 'done'
        ? isOneOf(other.by, by, onBehalfOf) || isOneOf(other.onBehalfOf, by, onBehalfOf)
        : other.status !== 'cancelled' && isOneOf(askedByName(other), by, onBehalfOf)),
  )

/** Whoever is only asked for an opinion does not answer. */
const askedByName = ({ delegation, holder }: Seat): PersonId | undefined =>
  delegation && !delegation.opinion ? delegation.from.personId : holder.personId

const isOneOf = (personId: PersonId | undefined, ...people: (PersonId | undefined)[]): boolean =>
  personId !== undefined && people.includes(personId)

/** 回避: nobody decides on more time for themselves, for whoever they stand in for, or for whoever stands in for them. */
export const asksForItself = ({ extends: asked }: Round, { by, onBehalfOf }: Acting): boolean =>
  asked !== undefined && (isOneOf(asked.by, by, onBehalfOf) || isOneOf(asked.onBehalfOf, by, onBehalfOf))
