/** The public page of points: counted once a minute, however many look. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { publicThresholds, type publicPoints } from '#contracts/http/point-rules.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { rulesOfDistrict, rulesOfMonth } from '#domain/points/point-rules.js'
import { findMonths, findPointRules, type StoredMonth } from '#persistence/points/find-months.js'
import { findPublicPoints, type PublicCounts } from '#persistence/points/find-public.js'
import { findWayTo } from '#persistence/organisation/units.js'
import { DATABASE, type Database } from '../dependencies.js'
import { Throttle } from '../http/throttle.js'
import { PointMonthsService } from './point-months.service.js'

type Answer = z.input<typeof publicPoints>

/** Looks of one network at once; then one a second. */
const burst = 120
const keptMs = 60_000

@Injectable()
export class PublicPointsService {
  private readonly throttle = new Throttle(burst)
  private kept: { today: LocalDate; until: number; answer: Promise<Answer> } | undefined

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly pointMonths: PointMonthsService,
  ) {}

  /** @throws ProblemError tooManyRequests */
  async page(address: string): Promise<Answer> {
    this.throttle.take(address)
    const today = await this.pointMonths.today()
    if (this.kept?.today === today && this.kept.until > Date.now()) return this.kept.answer
    const answer = this.count(today)
    this.kept = { today, until: Date.now() + keptMs, answer }
    answer.catch(() => (this.kept = undefined))
    return answer
  }

  private async count(today: LocalDate): Promise<Answer> {
    const { counts, honours } = await findPublicPoints(this.database, today, publicThresholds)
    const months = (await findMonths(this.database)).filter(
      ({ state, shownUntil }) => state === 'published' && shownUntil !== undefined && shownUntil >= today,
    )
    const items = await Promise.all(months.map(of => this.monthOf(of, counts)))
    return {
      items: items
        .map(item => ({
          item,
          own: honours.filter(each => each.districtId === item.district.id && each.month === item.month),
        }))
        .map(({ item, own }) => ({
          ...item,
          honoursTotal: own[0]?.total ?? 0,
          honours: own.map(({ week, subject, name, communityName, why }) => ({
            ...{ week, subject, name, communityName },
            ...(why !== null && { why }),
          })),
        }))
        .reverse(),
    }
  }

  private async monthOf(of: StoredMonth, counts: PublicCounts[]) {
    const { districtId, month, publishedOn = '', shownUntil = '' } = of
    const rules = rulesOfMonth(
      rulesOfDistrict(await findPointRules(this.database, [districtId]), districtId),
      month,
    )
    const name = (await findWayTo(this.database, districtId)).at(-1)?.name ?? districtId
    const countsOf = (subject: PublicCounts['subject']) => {
      const found = counts.find(
        each => each.districtId === districtId && each.month === month && each.subject === subject,
      )
      const { pointed = 0, zero = 0, excluded = 0, reached = [] } = found ?? {}
      return {
        ...{ pointed, zero, excluded },
        reached: publicThresholds.map((points, at) => ({ points, count: reached[at] ?? 0 })),
      }
    }
    return {
      district: { id: districtId, name },
      ...{ month, publishedOn, shownUntil },
      rules: { amounts: rules.amounts, zeroBy: rules.zeroBy },
      members: countsOf('member'),
      agencies: countsOf('agency'),
    }
  }
}
