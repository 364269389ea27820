/** Residents recommend by their community's code, screen by screen; a refusal is a screen that keeps what was filled in. */
import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { ErrorCode } from '#contracts/errors/errors.js'
import {
  recommendationNamed,
  recommendationReason,
  recommendPageFields,
  type RecommendPageFields,
} from '#contracts/http/weekly-weeks.js'
import { dayName, weekdayName } from '#domain/calendar/day-names.js'
import { decidesOn, openedWeekOf } from '#domain/weekly/weekly-rules.js'
import type { OpenedWeek } from '#domain/weekly/weekly-selection.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { latestCalendar } from '#persistence/rules/calendars.js'
import { inTransaction } from '#persistence/transaction.js'
import { findWeek } from '#persistence/weekly/find-weeks.js'
import {
  findRecommendationCode,
  type FoundRecommendationCode,
} from '#persistence/weekly/recommendation-codes.js'
import { recommend } from '#persistence/weekly/recommend.js'
import type { Keys } from '#secrets/key-file.js'
import { readToken } from '#secrets/printed-token.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { networkOf, Throttle } from '../http/throttle.js'
import { markOf } from '../residents/device.js'
import { sizeAfter, type ResidentScreen, type Shown } from '../residents/page.js'
import { refusalOf } from '../residents/refusal.js'
import { after, codeScreen, endScreen, screenOf } from './recommend-screens.js'

interface From {
  address: string
  /** A random name that this site gave the browser. */
  device: string
}

/** Screens at once from one network, filled again by one a second. */
const burst = 240

@Injectable()
export class RecommendPage {
  private readonly throttle = new Throttle(burst)

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
  ) {}

  /** The first screen, or the one that asks for a code. */
  open(query: unknown, address: string): Promise<Shown> {
    const { code, size } = fieldsOf(query)
    return this.shown({ ...fieldsOf({}), code, size, voice: randomUUID() }, async fields => {
      this.throttle.take(address)
      if (code === '') return ok(codeScreen(fields))
      return ok(screenOf((await this.asked(fields)).communityName, fields))
    })
  }

  /** One press of a button. */
  step(body: unknown, from: From): Promise<Shown> {
    const sent = fieldsOf(body)
    return this.shown({ ...sent, size: sizeAfter(sent.size, sent.go) }, async fields => {
      this.throttle.take(from.address)
      if (fields.code === '') return ok(codeScreen(fields))
      const code = await this.asked(fields)
      const { communityName } = code
      if (fields.voice === undefined)
        return ok(screenOf(communityName, { ...fields, at: 0, voice: randomUUID() }))
      const wrong = problemOf(fields)
      if (wrong) return refused(screenOf(communityName, { ...fields, at: wrong.at }, wrong.message))
      if (fields.go !== 'send') return ok(screenOf(communityName, after(fields)))
      return this.send(code, fields, from)
    })
  }

  private async send(
    { id, communityId }: FoundRecommendationCode,
    { voice = randomUUID(), ...fields }: RecommendPageFields,
    from: From,
  ): Promise<Shown> {
    const today = await businessToday(this.database)
    const week = openedWeekOf(today)
    const purpose = `recommendation ${communityId} ${week.week}`
    const code = {
      id,
      deviceMark: markOf(this.keys, purpose, from.device),
      networkMark: markOf(this.keys, purpose, networkOf(from.address)),
    }
    const given = { named: recommendationNamed.parse(fields.named), reason: fields.reason.trim() }
    const outcome = await inTransaction(this.database, client =>
      recommend(client, { id: voice, communityId, ...given, source: 'code', code }, week, today),
    )
    if ('refused' in outcome) throw new ProblemError(outcome.refused)
    return ok(
      endScreen(
        { ...fields, voice, named: '', reason: '' },
        '✓ 收到了，谢谢您！',
        `社区${await this.decidesOn(communityId, week)}评选，结果会张贴公示。可以关掉这一页了。`,
      ),
    )
  }

  /** As policy and holidays have it; of a year whose holidays are not known yet it is an estimate. */
  private async decidesOn(communityId: string, { week }: OpenedWeek): Promise<string> {
    const [found, { calendar }] = await Promise.all([
      findWeek(this.database, communityId, week),
      latestCalendar(this.database),
    ])
    if (!found) return '下周'
    const { on, provisional } = decidesOn(calendar, found)
    return `${provisional ? '预计' : ''}${dayName(on)}（${weekdayName(on)}）`
  }

  /** @throws ProblemError recommendationCodeUnknown */
  private async asked({ code }: RecommendPageFields): Promise<FoundRecommendationCode> {
    const found = await findRecommendationCode(this.database, readToken(code))
    if (!found) throw new ProblemError('recommendationCodeUnknown')
    return found
  }

  private async shown(
    fields: RecommendPageFields,
    work: (fields: RecommendPageFields) => Promise<Shown>,
  ): Promise<Shown> {
    try {
      return await work(fields)
    } catch (error) {
      const { code, status, message } = refusalOf(error)
      if (code === 'recommendationCodeUnknown') return { status, screen: codeScreen(fields, message) }
      const again = mayComeAgain.has(code) ? fields.go || 'stay' : undefined
      return { status, screen: endScreen(fields, '这次没有提交', message, again) }
    }
  }
}

const mayComeAgain: ReadonlySet<ErrorCode> = new Set([
  'unavailable',
  'tooManyRequests',
  'recommendationCrowd',
])
const ok = (screen: ResidentScreen): Shown => ({ screen, status: 200 })
const refused = (screen: ResidentScreen): Shown => ({ screen, status: 422 })

/** Going on asks for what the screens before it asked for; going back asks for nothing. */
const problemOf = ({
  at,
  go,
  named,
  reason,
}: RecommendPageFields): { at: number; message: string } | undefined => {
  if (go !== 'next' && go !== 'send') return undefined
  const answers: [z.ZodType, string][] = [
    [recommendationNamed, named],
    [recommendationReason, reason],
  ]
  const wrong = answers
    .slice(0, go === 'send' ? 2 : at + 1)
    .map(([schema, value], place) => ({
      at: place,
      message: schema.safeParse(value).error?.issues[0]?.message,
    }))
    .find(({ message }) => message !== undefined)
  return wrong?.message === undefined ? undefined : { at: wrong.at, message: wrong.message }
}

/** Whatever was sent as fields; what cannot be read is as if it were not there. */
const fieldsOf = (sent: unknown): RecommendPageFields =>
  recommendPageFields.safeParse(sent ?? {}).data ?? recommendPageFields.parse({})
