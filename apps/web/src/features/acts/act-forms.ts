/** Finds the form of an act: the kernel's own acts, then those of the process's kind. */
import { type KernelAct, kernelActs } from '#contracts/http/kernel-acts.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { activityActForm } from '../activities/activity-act-forms.js'
import { checkInActForm } from '../check-ins/check-in-act-forms.js'
import { evaluationActForm } from '../evaluations/evaluation-act-forms.js'
import { interviewActForm, reminderActForm } from '../interviews/interview-act-forms.js'
import { idleMonthActForm, pointObjectionActForm } from '../points/point-act-forms.js'
import { postClaimActForm, publicationActForm } from '../needs/offer-act-forms.js'
import { weeklySelectionActForm } from '../weekly/weekly-act-forms.js'
import { claimActForm } from '../claims/claim-act-forms.js'
import type { ActForm, FieldSpec } from './act-form.js'
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

const formsOfKind: Record<string, (name: string) => ActForm | undefined> = {
  claim: claimActForm,
  activity: activityActForm,
  checkIn: checkInActForm,
  publication: publicationActForm,
  postClaim: postClaimActForm,
  evaluation: evaluationActForm,
  interview: interviewActForm,
  idleMonth: idleMonthActForm,
  pointObjection: pointObjectionActForm,
  reminder: reminderActForm,
  weeklySelection: weeklySelectionActForm,
}

/** An act without a description asks for nothing: the API then says what is missing. */
export const actFormOf = (kind: string, { form, act }: { form: string; act: string }): ActForm =>
  kernelForm(act) ?? extensionForms[act] ?? formsOfKind[kind]?.(`${form}.${act}`) ?? { fields: [] }
