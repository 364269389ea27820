/** What a standing without points has led to, as people read it. */
import { errors } from '#contracts/errors/errors.js'
import { followUpLabels, type FollowUp, type FollowUpState } from '#contracts/http/follow-ups.js'
import type { FollowUpRow } from '#persistence/follow-ups/find-follow-ups.js'

type Kind = keyof typeof followUpLabels

const droppedBecause: Readonly<Record<Kind, string>> = {
  interview: '发起之前本人已不是任何机关的党员',
  reminder: '发起之前单位已撤销，没有接续单位',
}
const otherOpen: Readonly<Record<Kind, string>> = {
  interview: '本人另有一件约谈未办结。',
  reminder: '该单位另有一件提醒未办结。',
}
const triedAgain = '系统会自动再试；一直未能发起的，请联系系统管理员查看运行状态'

const isKnown = (code: string): code is keyof typeof errors => Object.hasOwn(errors, code)

/** What was thrown is for the log; a refusal says which rule. */
const failureOf = (kind: Kind, failure: string): string => {
  if (failure === 'subjectTaken') return `${otherOpen[kind]}${triedAgain}`
  return isKnown(failure) ? `${errors[failure].message}${triedAgain}` : triedAgain
}

/** @param row none where nothing was asked for */
export const followUpView = (kind: Kind, row: FollowUpRow | undefined): FollowUp | undefined => {
  if (!row) return undefined
  const { failure, processId } = row
  const state: FollowUpState = row.state === 'waiting' && failure !== null ? 'failing' : row.state
  const reason =
    state === 'dropped'
      ? droppedBecause[kind]
      : state === 'failing' && failure !== null
        ? failureOf(kind, failure)
        : undefined
  return {
    state,
    stateLabel: followUpLabels[kind][state],
    ...(reason !== undefined && { reason }),
    ...(processId !== null && { processId }),
  }
}
