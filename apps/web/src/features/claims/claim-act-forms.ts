/** What each act of a claim asks for. The schemas are the API's own; which acts there are is the API's to say. */
import { claimActs } from '#contracts/http/claims.js'
import type { z } from 'zod'
import { m } from '../../messages/index.js'
import type { ActContext, ActForm, FieldSpec } from '../acts/act-form.js'
import { unit } from '../acts/controls/directory.js'
import { datedItems } from '../acts/controls/dated-items.js'
import { choice, day, number, score, select } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'
import { answers } from './controls/answers.js'
import { objections } from './controls/objections.js'
import { counteredTerms, draftedTerms, objectionsBeneathTerms } from './controls/terms.js'

const reason = text('reason', m.act.reason, { most: 500 })
const opinion = text('opinion', m.act.opinion, {
  most: 500,
  phrases: true,
  initial: () => m.act.defaultPhrases[0],
})
const note = text('note', m.act.note, { most: 300 })
const optionalNote = (most: number) => text('note', m.act.note, { most, optional: true, rows: 2 })
const comment = text('comment', m.act.comment, { most: 500, optional: true })

const reasonCode = ({ shape }: { shape: { reasonCode: z.ZodEnum } }) =>
  choice(
    'reasonCode',
    m.act.reasonCode,
    shape.reasonCode.options.map(value => ({ value, label: m.claim.refusalReasons[value] ?? String(value) })),
  )

const milestones = datedItems('milestones', 100, {
  all: m.act.milestones,
  title: m.act.milestoneTitle,
  due: m.act.milestoneDue,
  add: m.act.addMilestone,
  drop: m.act.dropMilestone,
})

/** Milestones not yet reached. */
const openMilestones = ({ page }: ActContext) =>
  (page.claim?.workPlan?.milestones ?? []).flatMap(({ title, reachedOn }, value) =>
    reachedOn ? [] : [{ value, label: `${value + 1}. ${title}` }],
  )

const wide = new Set(['draft.save', 'draft.submit', 'answer.counter', 'verdict.return'])

const fields: Record<string, FieldSpec[]> = {
  'draft.save': [draftedTerms],
  'draft.submit': [draftedTerms],
  'draft.discard': [],
  'answer.sign': [answers],
  'answer.counter': [answers, objectionsBeneathTerms, counteredTerms],
  'answer.refuseClaim': [reasonCode(claimActs.answer.refuseClaim), reason],
  'answer.refuseSigning': [reasonCode(claimActs.answer.refuseSigning), reason],
  'answer.release': [reason],
  'verdict.approve': [opinion],
  'verdict.return': [reason, objections],
  'verdict.reject': [reason],
  'jointMeetingItem.resume': [number('rounds', m.act.rounds, { min: 1, max: 5, initial: 2 }), reason],
  'jointMeetingItem.dissolve': [reason],
  'plan.submitPlan': [text('summary', m.act.summary, { most: 2000, rows: 5 }), milestones],
  'progress.reachMilestone': [
    select('index', m.act.milestone, openMilestones, m.act.allReached),
    day('reachedOn', m.act.reachedOn),
    optionalNote(500),
  ],
  'progress.inviteUnit': [
    unit('unitId', m.act.unit, 'agencyPartyOrganization', m.act.unitHint),
    text('task', m.act.task, { most: 300 }),
  ],
  'progress.complete': [
    text('summary', m.act.completion, { most: 2000, rows: 5 }),
    number('servedPeople', m.act.servedPeople, { min: 0, max: 1_000_000 }),
  ],
  'consent.join': [optionalNote(300)],
  'consent.decline': [note],
  'consent.drop': [note],
  'acceptance.accept': [comment],
  'acceptance.sendBack': [reason],
  'appraisal.appraise': [score('score', m.act.score), comment],
  'withdrawalRequest.requestWithdrawal': [reason],
  'withdrawalDecision.grant': [opinion],
  'withdrawalDecision.deny': [reason],
}

const schemas: Record<string, z.ZodType> = Object.fromEntries(
  Object.entries(claimActs).flatMap(([form, acts]) =>
    Object.entries(acts).map(([act, schema]) => [`${form}.${act}`, schema]),
  ),
)

/** The form of a claim's act, by `form.act`. */
export const claimActForm = (name: string): ActForm | undefined => {
  const known = fields[name]
  const schema = schemas[name]
  return known && { fields: known, wide: wide.has(name), ...(schema && { schema }) }
}
