import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  publicModels,
  publicModelsQuery,
  weekList,
  weekNumbers,
  weekNumbersQuery,
  weekPage,
  weeksExportQuery,
  weeksQuery,
} from '#contracts/http/weekly-weeks.js'
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import { openedWeekOf, weekLabel } from '#domain/weekly/weekly-rules.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { findNames } from '#persistence/read/names.js'
import { latestCalendar } from '#persistence/rules/calendars.js'
import { findCandidates, findRecommendations } from '#persistence/weekly/find-candidates.js'
import { findCommunitiesOf } from '#persistence/weekly/find-communities-of.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { decisionsPast } from '#persistence/weekly/find-undecided.js'
import {
  countWeeks,
  findPublicModels,
  findShownWeek,
  findWeeks,
  type FoundWeek,
  type ShownWeek,
} from '#persistence/weekly/find-weeks.js'
import { findCodeOfCommunity } from '#persistence/weekly/recommendation-codes.js'
import type { Keys } from '#secrets/key-file.js'
import { unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { inTurns } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { Throttle } from '../http/throttle.js'
import { recommendPath } from './recommend-screens.js'
import {
  judgesRecommendations,
  looksAfterWeek,
  officePaths,
  revokesModels,
  seesRecommendations,
} from './weekly-authority.js'
import { candidateOf, givenOf, itemOf, type Looking } from './weekly-view.js'
import { weeksSheet } from './weeks-sheet.js'

const lookBurst = 100

@Injectable()
export class WeeklyReader {
  private readonly looks = new Throttle(lookBurst)

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
  ) {}

  /** The business day. */
  today(): Promise<LocalDate> {
    return businessToday(this.database)
  }

  /** Of the units that one looks after; a member sees those of the communities where they have checked in. */
  async page(
    me: SignedIn,
    { unitId, ...filter }: z.output<typeof weeksQuery>,
  ): Promise<z.input<typeof weekList>> {
    const { today, calendar } = await this.clock()
    const own = await findCommunitiesOf(this.database, me.personId, today)
    const sight = [...officePaths(me), ...own.map(({ path }) => path)]
    const paths = unitId === undefined ? sight : [await this.pathWithin(sight, unitId)]
    const { items, total } = await findWeeks(
      this.database,
      paths.map(path => `${path}%`),
      await decisionsPast(this.database, calendar, today),
      filter,
    )
    const view = (row: ShownWeek) =>
      itemOf(row, { today, calendar, isOffice: seesRecommendations(me, row.communityPath) })
    return { items: items.map(view), total }
  }

  /** What the list shows, as a workbook. @throws ProblemError notFound beyond what one may see */
  sheet(me: SignedIn, query: z.output<typeof weeksExportQuery>): Sheet {
    return weeksSheet(inTurns(page => this.page(me, { ...query, ...page })))
  }

  /** @throws ProblemError notFound beyond what one may see */
  async one(me: SignedIn, communityId: string, week: string): Promise<z.input<typeof weekPage>> {
    const { today, calendar } = await this.clock()
    const past = await decisionsPast(this.database, calendar, today)
    const row = await findShownWeek(this.database, { communityId, week }, past)
    const own = await findCommunitiesOf(this.database, me.personId, today)
    const isMember = own.some(({ id }) => id === communityId)
    if (!row) throw new ProblemError('notFound')
    const isOffice = seesRecommendations(me, row.communityPath)
    if (!isOffice && !isMember) throw new ProblemError('notFound')
    const given = await findRecommendations(this.database, communityId, week)
    const mine = given.find(({ source, by }) => source === 'member' && by === me.personId)
    return {
      ...itemOf(row, { today, calendar, isOffice }),
      ...(isOffice
        ? { given: given.map(givenOf), candidates: await this.candidates(row, given) }
        : { given: [], candidates: [] }),
      ...(mine && { own: { named: mine.named, reason: mine.reason, at: mine.at.toISOString() } }),
      ...(looksAfterWeek(me, communityId) && (await this.code(communityId))),
      allowedActions: actionsOf(me, row, { today, isMember, hasGiven: mine !== undefined }),
    }
  }

  /** How the weeks below a unit stand, child by child. @throws ProblemError notFound beyond what one looks after */
  async numbers(
    me: SignedIn,
    { unitId, weeks }: z.output<typeof weekNumbersQuery>,
  ): Promise<z.input<typeof weekNumbers>> {
    const sight = officePaths(me)
    const path = unitId === undefined ? sight[0] : await this.pathWithin(sight, unitId)
    if (path === undefined) throw new ProblemError('notFound')
    const { today, calendar } = await this.clock()
    const to = openedWeekOf(today).sunday
    const from = addDays(to, -7 * (weeks - 1))
    const id = path.split('/').at(-2) ?? ''
    const [rows, names] = await Promise.all([
      countWeeks(this.database, id, [from, to], await decisionsPast(this.database, calendar, today)),
      findNames(this.database, { people: [], units: [id] }),
    ])
    return {
      ...{ unit: { id, name: names.unit(id).name }, from, to },
      items: rows.map(({ id: child, name, kind, ...counts }) => ({
        ...{ unit: { id: child, name }, isCommunity: kind === 'community', ...counts },
      })),
    }
  }

  /** For everybody, without an account. @throws ProblemError tooManyRequests */
  async published(
    address: string,
    { communityId, offset, limit }: z.output<typeof publicModelsQuery>,
  ): Promise<z.input<typeof publicModels>> {
    this.looks.take(address)
    const { items, total } = await findPublicModels(this.database, communityId, offset, limit)
    return {
      items: items.map(({ communityName, week, subject, name, publicText, publishedAt }) => ({
        ...{ communityName, weekLabel: weekLabel(week), name, publicText },
        subjectLabel: subject === 'member' ? '党员' : '机关党组织',
        publishedAt: publishedAt.toISOString(),
      })),
      total,
    }
  }

  private async candidates(row: FoundWeek, given: Parameters<typeof candidateOf>[1]) {
    const { communityId, week, sunday } = row
    const found = await findCandidates(this.database, communityId, week, sunday)
    return found.map(each => candidateOf(each, given))
  }

  private async code(communityId: string) {
    const code = await findCodeOfCommunity(this.database, communityId)
    if (!code) return {}
    const path = `${recommendPath}?code=${unsealText(this.keys, code.sealed)}`
    return { code: { path, since: code.at.toISOString() } }
  }

  private async clock(): Promise<Omit<Looking, 'isOffice'>> {
    const [today, { calendar }] = await Promise.all([this.today(), latestCalendar(this.database)])
    return { today, calendar }
  }

  private async pathWithin(sight: string[], unitId: string): Promise<string> {
    const path = await findPath(this.database, 'unit', unitId)
    if (path === undefined || !sight.some(above => isWithin(path, above))) throw new ProblemError('notFound')
    return path
  }
}

const actionsOf = (
  me: SignedIn,
  row: FoundWeek,
  { today, isMember, hasGiven }: { today: LocalDate; isMember: boolean; hasGiven: boolean },
): z.input<typeof weekPage>['allowedActions'] => {
  const { communityId, speakerId, communityPath, state, subject, recommendUntil } = row
  const isOpen = state === 'open'
  const isUndecided = isOpen || (state === 'deciding' && subject === null)
  return [
    ...(isMember && isOpen && today <= recommendUntil && !hasGiven ? (['recommend'] as const) : []),
    ...(isOpen && looksAfterWeek(me, speakerId) ? (['enterPaper'] as const) : []),
    ...(isUndecided && judgesRecommendations(me, speakerId, communityPath) ? (['judge'] as const) : []),
    ...(looksAfterWeek(me, communityId) ? (['makeCode'] as const) : []),
    ...(row.publishedAt && !row.revokedAt && revokesModels(me, communityPath)
      ? (['revokeModel'] as const)
      : []),
  ]
}
