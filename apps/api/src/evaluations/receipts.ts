/** 签收: which units have said that the result has come to them. */
import { receiptLabels } from '#contracts/http/evaluations.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import type { ProcessState, Seat } from '#domain/kernel/state.js'
import type { FoundReceipt } from '#persistence/evaluation/find-results.js'
import type { Names } from '#persistence/read/names.js'
import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'

export interface Delivery {
  districtId: string
  facts: EvaluationFacts
  state: ProcessState
}

/** Whoever the result is delivered to, the Organization Department first. */
const receiversOf = ({ districtId, facts }: Delivery): string[] => [districtId, ...facts.receivers]

/** Units that have become part of another since the count, whose result came to that one. */
export const mergedInto = ({ heirs = {}, communityIds }: EvaluationFacts, unitId: string): string[] =>
  Object.entries(heirs).flatMap(([id, heir]) => (heir === unitId && !communityIds.includes(id) ? [id] : []))

/** Units that the rows name. */
export const unitsOfReceipts = (delivery: Delivery): string[] => {
  const receivers = receiversOf(delivery)
  return [...receivers, ...receivers.flatMap(id => mergedInto(delivery.facts, id))]
}

/** One row for each unit that is to say so. */
export const receiptsOf = (delivery: Delivery, found: readonly FoundReceipt[], names: Names) => {
  const seats = openRoundsOf(delivery.state).flatMap(({ round }) =>
    round.name === 'receipt' ? round.seats : [],
  )
  return receiversOf(delivery).map(unitId => {
    const { id, name } = names.unit(unitId)
    const ofUnit = seats.filter(({ chair }) => chair === unitId)
    return {
      unit: { id, name },
      mergedIn: mergedInto(delivery.facts, unitId).map(each => names.unit(each).name),
      ...standingOf(delivery, { unitId, ofUnit, receipt: receiptOf(delivery.facts, found, unitId) }),
      isEscalated: ofUnit.some(({ origin }) => origin === 'escalated'),
    }
  })
}

/**
 * Its own, or that of a unit which had said so before it became part of this one. Whoever became part of it once the delivery
 * had ended was asked for itself: the facts say who was heir while it ran, the directory only of a district, which no fact tells of.
 */
const receiptOf = ({ receivers, heirs }: EvaluationFacts, found: readonly FoundReceipt[], unitId: string) =>
  found.find(each => each.unitId === unitId) ??
  found.find(each => !receivers.includes(each.unitId) && (heirs?.[each.unitId] ?? each.heirId) === unitId)

interface OfUnit {
  unitId: string
  ofUnit: readonly Seat[]
  receipt: FoundReceipt | undefined
}

const standingOf = ({ facts, state }: Delivery, { unitId, ofUnit, receipt }: OfUnit) => {
  const isAsked = ofUnit.some(({ status }) => status === 'open')
  const isNoted = facts.unreceived?.includes(unitId) === true
  const isGivenUp =
    isNoted || state.endedAt !== undefined || ofUnit.some(({ act }) => act === 'noteUnreceived')
  const kind: keyof typeof receiptLabels =
    receipt && !isAsked && !isNoted ? 'received' : isGivenUp && !isAsked ? 'unreceived' : 'waiting'
  return {
    state: kind,
    stateLabel: receiptLabels[kind],
    ...(kind === 'received' && receipt && { byName: receipt.byName, at: receipt.at.toISOString() }),
    // It had said so for itself: what is waited for is what came with a merger.
    isAskedAgain: receipt !== undefined && isAsked,
  }
}
