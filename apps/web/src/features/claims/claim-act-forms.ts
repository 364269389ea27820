/** What each act of a claim asks for. */
import { claimActs } from '#contracts/http/claims.js'
import type { z } from 'zod'
import { m } from '../../messages/index.js'
import type { ActContext, ActForms } from '../acts/act-form.js'
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

export const claimForms: ActForms = {
  'draft.save': { fields: [draftedTerms], wide: true },
  'draft.submit': { fields: [draftedTerms], wide: true },
  'draft.discard': { fields: [] },
  'answer.sign': { fields: [answers] },
  'answer.counter': { fields: [answers, objectionsBeneathTerms, counteredTerms], wide: true },
  'answer.refuseClaim': { fields: [reasonCode(claimActs.answer.refuseClaim), reason] },
  'answer.refuseSigning': { fields: [reasonCode(claimActs.answer.refuseSigning), reason] },
  'answer.release': { fields: [reason] },
  'verdict.approve': { fields: [opinion] },
  'verdict.return': { fields: [reason, objections], wide: true },
  'verdict.reject': { fields: [reason] },
  'jointMeetingItem.resume': {
    fields: [number('rounds', m.act.rounds, { min: 1, max: 5, initial: 2 }), reason],
  },
  'jointMeetingItem.dissolve': { fields: [reason] },
  'plan.submitPlan': { fields: [text('summary', m.act.summary, { most: 2000, rows: 5 }), milestones] },
  'progress.reachMilestone': {
    fields: [
      select('index', m.act.milestone, openMilestones, m.act.allReached),
      day('reachedOn', m.act.reachedOn),
      optionalNote(500),
    ],
  },
  'progress.inviteUnit': {
    fields: [
      unit('unitId', m.act.unit, 'agencyPartyOrganization', m.act.unitHint),
      text('task', m.act.task, { most: 300 }),
    ],
  },
  'progress.complete': {
    fields: [
      text('summary', m.act.completion, { most: 2000, rows: 5 }),
      number('servedPeople', m.act.servedPeople, { min: 0, max: 1_000_000 }),
    ],
  },
  'consent.join': { fields: [optionalNote(300)] },
  'consent.decline': { fields: [note] },
  'consent.drop': { fields: [note] },
  'acceptance.accept': { fields: [comment] },
  'acceptance.sendBack': { fields: [reason] },
  'appraisal.appraise': { fields: [score('score', m.act.score), comment] },
  'withdrawalRequest.requestWithdrawal': { fields: [reason] },
  'withdrawalDecision.grant': { fields: [opinion] },
  'withdrawalDecision.deny': { fields: [reason] },
}
