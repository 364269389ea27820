/** The body of an act, checked against its own schema: by form and act, or the kernel's own acts. */
import type { z } from 'zod'
import { activityActs } from '#contracts/http/activities.js'
import { checkInActs } from '#contracts/http/check-ins.js'
import { claimActs } from '#contracts/http/claims.js'
import { evaluationActs } from '#contracts/http/evaluation-acts.js'
import { idleMonthActs } from '#contracts/http/idle-months.js'
import { interviewActs } from '#contracts/http/interviews.js'
import { pointObjectionActs } from '#contracts/http/points.js'
import { reminderActs } from '#contracts/http/reminders.js'
import { postClaimActs, publicationActs } from '#contracts/http/offers.js'
import { weeklySelectionActs } from '#contracts/http/weekly.js'
import { kernelActs } from '#contracts/http/kernel-acts.js'
import { ProblemError } from '../http/problem.js'
import { problemsOf } from '../http/validation.js'

const actsOfKind: Record<string, Record<string, Record<string, z.ZodType>>> = {
  claim: claimActs,
  activity: activityActs,
  checkIn: checkInActs,
  evaluation: evaluationActs,
  interview: interviewActs,
  idleMonth: idleMonthActs,
  pointObjection: pointObjectionActs,
  reminder: reminderActs,
  postClaim: postClaimActs,
  publication: publicationActs,
  weeklySelection: weeklySelectionActs,
}

const own = <T>(table: Record<string, T> | undefined, name: string): T | undefined =>
  table && Object.hasOwn(table, name) ? table[name] : undefined

/** What an act of a form asks for when it asks for no more than an opinion; undefined when it asks for more. */
export const opinionOnly = (kind: string, form: string, act: string): 'opinion' | 'nothing' | undefined => {
  const schema = own(own(own(actsOfKind, kind), form), act)
  if (schema?.safeParse({ opinion: '同意' }).success) return 'opinion'
  return schema?.safeParse({}).success ? 'nothing' : undefined
}

/** Whether the act of a form is one that people do: some are told by the platform itself, and have no body here. */
export const isForPeople = (kind: string, form: string, act: string): boolean =>
  own(own(own(actsOfKind, kind), form), act) !== undefined

/**
 * @param form the seat's form; undefined for an act that needs none
 * @throws ProblemError actNotOffered when no such act is known, invalidRequest when its body is wrong
 */
export const checkedBody = (kind: string, form: string | undefined, act: string, body: unknown): unknown => {
  const ofForm = form === undefined ? undefined : own(own(own(actsOfKind, kind), form), act)
  const schema = own<z.ZodType>(kernelActs, act) ?? ofForm
  if (!schema) throw new ProblemError('actNotOffered', { context: { act } })
  const checked = schema.safeParse(body)
  if (checked.success) return checked.data
  throw new ProblemError('invalidRequest', { problems: problemsOf(checked.error, ['body']) })
}
