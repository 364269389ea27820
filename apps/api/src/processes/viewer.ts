/** Whether somebody may sit on a seat and for whom: by their own office, or as a substitute (乙 代 甲). */
import type { z } from 'zod'
import type { allowedAction } from '#contracts/http/processes.js'
import { allowedActions, type AllowedAction, type Viewer } from '#domain/kernel/actions.js'
import { kernelActOf } from '#domain/kernel/acts/kernel-acts.js'
import { recall } from '#domain/kernel/acts/names.js'
import type { Holder, Office } from '#domain/kernel/state.js'
import { coversKind } from '#domain/substitution/substitution.js'
import type { Part } from '#persistence/process/part.js'
import type { Principal } from '#persistence/read/signed-in.js'
import type { SignedIn } from '../access/me.js'
import { isForPeople } from './act-body.js'
import type { OpenedProcess } from './process-reader.js'

/** What a process is looked at with: its state and the rules it stands under. */
type Opened = Omit<OpenedProcess, 'row'>

/** Whoever has left every office acts no more, on a seat of their own no more than on others. */
export const isInOffice = ({ grants }: SignedIn): boolean => grants.length > 0

interface Sitter {
  personId: string
  offices: readonly { role: string; unitId: string }[]
}

/** A seat that names somebody is only theirs; any other is whose office it is, exactly at its unit. */
const holds = ({ personId, offices }: Sitter, holder: Holder): boolean =>
  holder.personId === undefined
    ? offices.some(({ role, unitId }) => role === holder.role && unitId === holder.unitId)
    : holder.personId === personId

const holdsOwn = (me: SignedIn, holder: Holder): boolean =>
  isInOffice(me) && holds({ ...me, offices: me.grants }, holder)

/** A substitute reaches seats in the principal's own name at the units of the principal's offices that are reached. */
const holdsFor = (principal: Principal, kind: string, holder: Holder): boolean =>
  coversKind(principal, kind) &&
  principal.offices.some(({ unitId }) => unitId === holder.unitId) &&
  holds(principal, holder)

/** For whom somebody acts; nobody named: for themselves. */
interface Sitting {
  onBehalfOf?: string
}

/** @returns undefined when it is not their seat */
export const sittingOf = (me: SignedIn, kind: string, holder: Holder): Sitting | undefined => {
  if (holdsOwn(me, holder)) return {}
  const principal = me.principals.find(each => holdsFor(each, kind, holder))
  return isInOffice(me) && principal ? { onBehalfOf: principal.personId } : undefined
}

/** All that the person holds, and the principal when they act for somebody: 回避 is asked of both. */
export const officesOf = (me: SignedIn, { onBehalfOf }: Sitting = {}): Office[] =>
  [
    ...me.grants,
    ...me.principals.filter(({ personId }) => personId === onBehalfOf).flatMap(each => each.holds),
  ].map(({ role, unitId }) => ({ role, unitId }))

/** What the person may do, on each seat for whom they may sit there. */
export const actionsFor = (
  me: SignedIn,
  process: Opened,
  { isInvolved, takesPart }: Part = { isInvolved: false, takesPart: false },
  mayUrge = false,
): z.input<typeof allowedAction>[] =>
  isInOffice(me)
    ? [
        ...actionsOf(process, {
          personId: me.personId,
          offices: officesOf(me),
          holds: holder => holdsOwn(me, holder),
          isInvolved,
          mayUrge,
          takesPart,
        }),
        ...me.principals
          .filter(principal => coversKind(principal, process.state.kind))
          .flatMap(principal => actionsOnBehalf(me, principal, process)),
      ]
    : []

/** 回避 holds for both, as the kernel asks it of the two. */
const actionsOnBehalf = (me: SignedIn, principal: Principal, process: Opened) => {
  const { personId, name } = principal
  const isSeatOf = (holder: Holder) =>
    sittingOf(me, process.state.kind, holder)?.onBehalfOf === principal.personId
  return actionsOf(process, {
    personId: me.personId,
    onBehalfOf: personId,
    offices: officesOf(me, { onBehalfOf: personId }),
    holds: isSeatOf,
  })
    .filter(action => !goesByHand(action))
    .map(action => ({ ...action, onBehalfOf: { personId, name } }))
}

/** What goes by who acted before, not by a seat, is nobody else's to do. */
const goesByHand = ({ act }: AllowedAction): boolean =>
  act === recall || kernelActOf(act)?.by === 'formerHand'

const actionsOf = ({ lifecycle, state, rules, now }: Opened, viewer: Viewer): AllowedAction[] =>
  allowedActions(lifecycle, state, rules, { ...viewer, now }).filter(
    ({ form, act }) => !lifecycle.forms[form]?.acts[act] || isForPeople(lifecycle.kind, form, act),
  )
