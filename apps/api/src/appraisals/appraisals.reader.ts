import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  appraisalOverview,
  appraisalQuery,
  ownAppraisals,
  ownAppraisalsQuery,
  waitingServices,
  waitingServicesQuery,
} from '#contracts/http/appraisals.js'
import { findCodes } from '#persistence/appraisal/appraisal-codes.js'
import { findCurrentForm, findForms } from '#persistence/appraisal/appraisal-forms.js'
import { findDoneWell, findPublishedMonth, type FoundDoneWell } from '#persistence/appraisal/done-well.js'
import { findReplies, findVoices, type FoundVoice } from '#persistence/appraisal/find-appraisals.js'
import { findOwnServices, findServed, findService, type Service } from '#persistence/appraisal/services.js'
import { findWaitingServices } from '#persistence/appraisal/waiting-services.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import type { Keys } from '#secrets/key-file.js'
import { unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { looksAfterActivity } from '../attendance/attendance-authority.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { recentSince, unitsOf } from './appraisal-authority.js'
import { AppraisalRules, lastMoment } from './appraisal-rules.js'
import { appraisePath } from './appraisal-screens.js'
import { waitingView } from './waiting-view.js'
import {
  codeState,
  figuresAmong,
  formView,
  outliersAmong,
  resultsOf,
  sourcesOf,
  standing,
  subjectOf,
  voiceView,
} from './appraisal-view.js'

type Overview = z.input<typeof appraisalOverview>
const acts: Overview['allowedActions'] = ['makeCodes', 'revokeCode', 'enter', 'withdrawEntry', 'judge']

@Injectable()
export class AppraisalsReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly rules: AppraisalRules,
  ) {}

  /** Everything about one service, for whoever looks after it. @throws ProblemError notFound */
  async overview(me: SignedIn, id: string, query: z.output<typeof appraisalQuery>): Promise<Overview> {
    const service = await this.lookedAfter(me, id)
    const [voices, codes, doneWell, served, publishedMonth, current, rule] = await Promise.all([
      findVoices(this.database, id),
      findCodes(this.database, id),
      findDoneWell(this.database, id),
      findServed(this.database, id),
      findPublishedMonth(this.database, id),
      findCurrentForm(this.database, service.communityId),
      this.rules.at(service.communityId),
    ])
    if (!current) throw new ProblemError('notFound')
    const forms = await findForms(this.database, [current.id, ...codes.map(({ formId }) => formId)])
    return {
      ...(await this.summary(service, voices)),
      forms: forms.map(formView),
      currentFormId: current.id,
      voices: pageOf(voices, query),
      codes: this.codesOf(codes, await businessNow(this.database)),
      rule: { ...rule, closesAt: lastMoment(service, rule.days).toISOString() },
      doneWell: doneWell.map(doneWellView),
      ...(publishedMonth !== undefined && { publishedMonth }),
      served: served.filter(({ personId }) => personId !== me.personId).map(subjectOf),
      allowedActions: actsOn(service),
    }
  }

  /** Of what I, or a Party organisation that I look after, took part in. */
  async own(
    me: SignedIn,
    { recent, ...page }: z.output<typeof ownAppraisalsQuery>,
  ): Promise<z.input<typeof ownAppraisals>> {
    const units = unitsOf(me)
    const since = recent ? recentSince(await businessNow(this.database)) : undefined
    const who = { personId: me.personId, unitIds: units }
    const { ids, total } = await findOwnServices(this.database, who, { ...page, since })
    const services = await Promise.all(ids.map(id => findService(this.database, id)))
    const items = services.flatMap(service => (service ? [this.ownItem(me, units, service)] : []))
    return { items: await Promise.all(items), total }
  }

  /** Within one's offices: whatever the community or the residents have yet to say something about. */
  async waiting(
    me: SignedIn,
    query: z.output<typeof waitingServicesQuery>,
  ): Promise<z.input<typeof waitingServices>> {
    const { items, total } = await findWaitingServices(this.database, visiblePaths(me), query)
    return { items: items.map(row => waitingView(row, me)), total }
  }

  /** @throws ProblemError notFound for whoever does not look after it */
  async lookedAfter(me: SignedIn, id: string): Promise<Service> {
    const service = await findService(this.database, id)
    if (!service || !looksAfterActivity(me, service)) throw new ProblemError('notFound')
    return service
  }

  private codesOf(codes: Awaited<ReturnType<typeof findCodes>>, now: number): Overview['codes'] {
    return codes.map(code => ({
      ...{ id: code.id, kind: code.kind, number: code.number, formId: code.formId },
      state: codeState(code, now),
      path: `${appraisePath}?code=${unsealText(this.keys, code.sealed)}`,
      ...{ opensAt: code.opensAt.toISOString(), closesAt: code.closesAt.toISOString() },
    }))
  }

  private async ownItem(me: SignedIn, units: string[], service: Service) {
    const [voices, doneWell] = await Promise.all([
      findVoices(this.database, service.id),
      findDoneWell(this.database, service.id),
    ])
    const mine = doneWell.filter(
      ({ personId, unitId, withdrawnAt, isVoid }) =>
        withdrawnAt === null && !isVoid && (personId === me.personId || units.includes(unitId ?? '')),
    )
    return {
      ...(await this.summary(service, voices)),
      doneWell: mine.map(({ personName, unitName, reason, at }) => ({
        ...{ subject: personName ?? unitName ?? '', reason, at: at.toISOString() },
      })),
      // In an order of their own: neither when each was written nor by which slip is told.
      comments: standing(voices)
        .flatMap(({ comment }) => comment ?? [])
        .toSorted(),
      allowedActions: ['reply' as const],
    }
  }

  private async summary(service: Service, all: FoundVoice[]) {
    const voices = standing(all)
    const [forms, replies] = await Promise.all([
      findForms(this.database, [...new Set(voices.map(({ formId }) => formId))]),
      findReplies(this.database, service.id),
    ])
    const { id, kind, number, title, startsAt, communityId, communityName } = service
    return {
      service: {
        ...{ id, kind, number, title, startsAt: startsAt.toISOString() },
        community: { id: communityId, name: communityName },
      },
      ...figuresAmong(voices, outliersAmong(voices)),
      sources: sourcesOf(voices),
      results: resultsOf(forms, voices),
      replies: replies.map(({ text, byName, at }) => ({ text, byName, at: at.toISOString() })),
    }
  }
}

/** What is done well gives a point; a claim's points are its milestones'. */
const actsOn = ({ kind, isCancelled }: Service): Overview['allowedActions'] => {
  if (isCancelled) return []
  return kind === 'claim' ? acts : [...acts, 'giveDoneWell', 'withdrawDoneWell']
}

const pageOf = (voices: FoundVoice[], { offset, limit, only }: z.output<typeof appraisalQuery>) => {
  const outliers = outliersAmong(standing(voices))
  const shown = (only === 'outliers' ? voices.filter(({ id }) => outliers.has(id)) : voices).toReversed()
  return {
    items: shown.slice(offset, offset + limit).map(voice => voiceView(voice, outliers)),
    total: shown.length,
  }
}

const doneWellView = (row: FoundDoneWell) => ({
  ...{ id: row.id, reason: row.reason, byName: row.byName, at: row.at.toISOString(), isVoid: row.isVoid },
  ...subjectOf(row),
  ...(row.withdrawnAt && {
    withdrawn: {
      reason: row.withdrawnReason ?? '',
      byName: row.withdrawnByName ?? '',
      at: row.withdrawnAt.toISOString(),
    },
  }),
})
