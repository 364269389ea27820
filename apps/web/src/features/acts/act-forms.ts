/** Finds the form of an act: the kernel's own acts, then those of the process's kind. */
import type { z } from 'zod'
import { activityActs } from '#contracts/http/activities.js'
import { checkInActs } from '#contracts/http/check-ins.js'
import { claimActs } from '#contracts/http/claims.js'
import { evaluationActs } from '#contracts/http/evaluation-acts.js'
import { idleMonthActs } from '#contracts/http/idle-months.js'
import { interviewActs } from '#contracts/http/interviews.js'
import { type KernelAct, kernelActs } from '#contracts/http/kernel-acts.js'
import { postClaimActs, publicationActs } from '#contracts/http/offers.js'
import { pointObjectionActs } from '#contracts/http/points.js'
import { reminderActs } from '#contracts/http/reminders.js'
import { weeklySelectionActs } from '#contracts/http/weekly.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { activityForms } from '../activities/activity-act-forms.js'
import { checkInForms } from '../check-ins/check-in-act-forms.js'
import { claimForms } from '../claims/claim-act-forms.js'
import { evaluationForms } from '../evaluations/evaluation-act-forms.js'
import { interviewForms, reminderForms } from '../interviews/interview-act-forms.js'
import { postClaimForms, publicationForms } from '../needs/offer-act-forms.js'
import { idleMonthForms, pointObjectionForms } from '../points/point-act-forms.js'
import { weeklySelectionForms } from '../weekly/weekly-act-forms.js'
import type { ActForm, ActForms, FieldSpec } from './act-form.js'
import { colleague } from './controls/directory.js'
import { people } from './controls/people.js'
import { returnStage, returnWay } from './controls/return-way.js'
import { choice } from './controls/simple.js'
import { text } from './controls/text.js'
import { extensionForms } from './extension-forms.js'

const reason = text('reason', m.act.reason, { most: 300 })
const note = text('note', m.act.note, { most: 300, optional: true, rows: 2 })
/** Asking for more time has forms of its own, comments have a panel. */
type StepAct = Exclude<KernelAct, 'requestExtension' | 'grantExtension' | 'denyExtension' | 'comment'>

const fields: Record<StepAct, FieldSpec[]> = {
  transfer: [colleague('to', m.act.transferTo), reason],
  recall: [],
  returnTo: [returnStage, returnWay, reason],
  delegate: [colleague('to', m.act.delegateTo), reason],
  takeBack: [],
  opine: [
    choice('stance', m.act.stance, optionsOf(m.act.stances)),
    text('opinion', m.act.ownOpinion, { most: 2000, phrases: true }),
  ],
  addSeats: [
    choice('where', m.act.addedWhere, optionsOf(m.act.wheres)),
    people('people', m.act.addPeople),
    reason,
  ],
  dropSeat: [reason],
  take: [],
  putBack: [],
  remind: [note],
  copyTo: [people('people', m.act.copyPeople), note],
}

const isStepAct = (act: string): act is StepAct => Object.hasOwn(fields, act)

const kernelForm = (act: string): ActForm | undefined =>
  isStepAct(act) ? { fields: fields[act], schema: kernelActs[act], about: m.act.abouts[act] } : undefined

/** By kind: the forms of its acts, and the schemas that the API checks them with. */
const kinds: Record<string, { forms: ActForms; acts: Record<string, Record<string, z.ZodType>> }> = {
  claim: { forms: claimForms, acts: claimActs },
  activity: { forms: activityForms, acts: activityActs },
  checkIn: { forms: checkInForms, acts: checkInActs },
  publication: { forms: publicationForms, acts: publicationActs },
  postClaim: { forms: postClaimForms, acts: postClaimActs },
  evaluation: { forms: evaluationForms, acts: evaluationActs },
  interview: { forms: interviewForms, acts: interviewActs },
  idleMonth: { forms: idleMonthForms, acts: idleMonthActs },
  pointObjection: { forms: pointObjectionForms, acts: pointObjectionActs },
  reminder: { forms: reminderForms, acts: reminderActs },
  weeklySelection: { forms: weeklySelectionForms, acts: weeklySelectionActs },
}

const formOfKind = (kind: string, form: string, act: string): ActForm | undefined => {
  const found = kinds[kind]?.forms[`${form}.${act}`]
  const schema = kinds[kind]?.acts[form]?.[act]
  return found && { ...found, ...(schema && { schema }) }
}

/** An act without a description asks for nothing: the API then says what is missing. */
export const actFormOf = (kind: string, { form, act }: { form: string; act: string }): ActForm =>
  kernelForm(act) ?? extensionForms[act] ?? formOfKind(kind, form, act) ?? { fields: [] }
