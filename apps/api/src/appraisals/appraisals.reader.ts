import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { appraisalForms, appraisalOverview, ownAppraisals } from '#contracts/http/appraisals.js'
import { findCodes } from '#persistence/appraisal/appraisal-codes.js'
import { findForm, findForms } from '#persistence/appraisal/appraisal-forms.js'
import {
  findDoneWell,
  findOwnActivities,
  findReplies,
  findServed,
  findVoices,
  type FoundDoneWell,
} from '#persistence/appraisal/find-appraisals.js'
import { findHeading, type ActivityHeading } from '#persistence/attendance/find-attendances.js'
import type { Keys } from '#secrets/key-file.js'
import { unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { looksAfterActivity } from '../attendance/attendance-authority.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { setsForms, unitsOf } from './appraisal-authority.js'
import { appraisePath } from './appraisal-screens.js'
import {
  codeState,
  distributionOf,
  figuresAmong,
  outliersAmong,
  subjectOf,
  voiceView,
} from './appraisal-view.js'

@Injectable()
export class AppraisalsReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
  ) {}

  /** Everything about one activity, for whoever looks after it. @throws ProblemError notFound */
  async overview(me: SignedIn, activityId: string): Promise<z.input<typeof appraisalOverview>> {
    const activity = await findHeading(this.database, activityId)
    if (!activity || !looksAfterActivity(me, activity)) throw new ProblemError('notFound')
    const [form, codes, voices, doneWell, served] = await Promise.all([
      findForm(this.database),
      findCodes(this.database, activityId),
      findVoices(this.database, activityId),
      findDoneWell(this.database, activityId),
      findServed(this.database, activityId),
    ])
    if (!form) throw new ProblemError('notFound')
    const outliers = outliersAmong(voices)
    const now = Date.now()
    return {
      ...(await this.summary(activity)),
      form,
      voices: voices.map(voice => voiceView(voice, outliers)),
      codes: codes.map(code => ({
        ...{ id: code.id, kind: code.kind, number: code.number, state: codeState(code, now) },
        path: `${appraisePath}?code=${unsealText(this.keys, code.sealed)}`,
        ...{ opensAt: code.opensAt.toISOString(), closesAt: code.closesAt.toISOString() },
      })),
      doneWell: doneWell.map(doneWellView),
      served: served.map(subjectOf),
      allowedActions:
        activity.state === 'cancelled'
          ? []
          : ['makeCodes', 'revokeCode', 'enter', 'judge', 'giveDoneWell', 'withdrawDoneWell'],
    }
  }

  /** Of what I, or a Party organisation that I look after, took part in. */
  async own(me: SignedIn): Promise<z.input<typeof ownAppraisals>> {
    const units = unitsOf(me)
    const ids = await findOwnActivities(this.database, me.personId, units)
    const activities = await Promise.all(ids.map(id => findHeading(this.database, id)))
    const items = activities.flatMap(activity => (activity ? [this.ownItem(me, units, activity)] : []))
    return { items: await Promise.all(items) }
  }

  async forms(me: SignedIn): Promise<z.input<typeof appraisalForms>> {
    const items = await findForms(this.database)
    return {
      items: items.map(({ setAt, ...form }) => ({ ...form, setAt: setAt.toISOString() })),
      allowedActions: setsForms(me) ? ['set'] : [],
    }
  }

  private async ownItem(me: SignedIn, units: string[], activity: ActivityHeading) {
    const [voices, doneWell] = await Promise.all([
      findVoices(this.database, activity.id),
      findDoneWell(this.database, activity.id),
    ])
    const mine = doneWell.filter(
      ({ personId, unitId, withdrawnAt }) =>
        withdrawnAt === null && (personId === me.personId || units.includes(unitId ?? '')),
    )
    return {
      ...(await this.summary(activity)),
      doneWell: mine.map(({ personName, unitName, reason, at }) => ({
        ...{ subject: personName ?? unitName ?? '', reason, at: at.toISOString() },
      })),
      // In an order of their own: neither when each was written nor by which slip is told.
      comments: voices.flatMap(({ comment }) => comment ?? []).toSorted(),
      allowedActions: ['reply' as const],
    }
  }

  private async summary(activity: ActivityHeading) {
    const [form, voices, replies] = await Promise.all([
      findForm(this.database),
      findVoices(this.database, activity.id),
      findReplies(this.database, activity.id),
    ])
    const { id, number, title, startsAt, communityId, communityName } = activity
    return {
      activity: {
        ...{ id, number, title, startsAt: startsAt.toISOString() },
        community: { id: communityId, name: communityName },
      },
      ...figuresAmong(voices, outliersAmong(voices)),
      questions: form ? distributionOf(form, voices) : [],
      replies: replies.map(({ text, byName, at }) => ({ text, byName, at: at.toISOString() })),
    }
  }
}

const doneWellView = (row: FoundDoneWell) => ({
  ...{ id: row.id, reason: row.reason, byName: row.byName, at: row.at.toISOString() },
  ...subjectOf(row),
  ...(row.withdrawnAt && {
    withdrawn: {
      reason: row.withdrawnReason ?? '',
      byName: row.withdrawnByName ?? '',
      at: row.withdrawnAt.toISOString(),
    },
  }),
})
