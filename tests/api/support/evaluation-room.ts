/** An evaluation of two communities of the small district, with those who run it, as far as a story begins with it. */
import { home, type HomeCardName } from '#contracts/http/home.js'
import { evaluationDetail } from '#contracts/http/evaluations.js'
import { evaluationResults } from '#contracts/http/evaluation-results.js'
import { printedSlips, slipList } from '#contracts/http/evaluation-slips.js'
import { processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { keepUrns } from '#ballots/keep-urns.js'
import { waitFor } from '#embedded/waiting.js'
import { people, units } from '#testing/claims.js'
import { testUrnKeys } from '#testing/evaluations.js'
import { tellCounts } from '../../../apps/worker/evaluations/tell-counts.js'
import type { TestWorker } from '#testing/temporal.js'
import { newKey, testApi, type TestApi } from './api.js'
import type { Answer, Visitor } from './visitor.js'

const today = localDateOf(Date.now())
export const year = Number(today.slice(0, 4))
export const settings = {
  ...{ title: `${year}年群众民主评议`, year, questionnaireVersion: 1, households: 10, minimumValid: 5, k: 3 },
  ...{ leastAttendances: 0, opensOn: today },
}
export const plan = { districtId: units.district, settings, communityIds: [units.east1, units.east2] }

/** The member lives in the first community: with no attendance asked for, that is enough to be judged. */
const settles = `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
  VALUES (gen_random_uuid(), 'member', $1, $2, $3, make_date($4, 1, 1))`

type Who = 'officer' | 'deputyHead' | 'east1' | 'east2' | 'coordinator'

export class EvaluationRoom {
  id = ''
  /** Of the first community's slips, by their numbers from 0. */
  addresses: string[] = []
  readonly urns = testUrnKeys()

  private constructor(
    readonly api: TestApi,
    private readonly worker: TestWorker,
    private readonly cast: Record<Who, Visitor>,
  ) {}

  static async open(): Promise<EvaluationRoom> {
    const api = await testApi()
    const worker = await api.startWorker()
    const [officer, deputyHead, east1, east2, coordinator] = await Promise.all([
      api.as(people.officer),
      api.as(people.deputyHead),
      api.as(people.east1Secretary),
      api.as(people.east2Secretary),
      api.as(people.eastCoordinator),
    ])
    await api.database.pool.query(settles, [people.member, units.j1, units.east1, year])
    return new EvaluationRoom(api, worker, { officer, deputyHead, east1, east2, coordinator })
  }

  get officer(): Visitor {
    return this.cast.officer
  }
  get deputyHead(): Visitor {
    return this.cast.deputyHead
  }
  get east1(): Visitor {
    return this.cast.east1
  }
  get east2(): Visitor {
    return this.cast.east2
  }
  get coordinator(): Visitor {
    return this.cast.coordinator
  }

  async close(): Promise<void> {
    this.urns.remove()
    await this.worker.stop()
    await this.api.close()
  }

  /** Planned, approved by somebody else, begun by itself, drawn and printed; its urn is locked. */
  async begin(): Promise<void> {
    const { officer, deputyHead, east1, east2 } = this
    this.id = (await officer.command<Answer>('/api/evaluations', newKey(), plan)).body.processId
    await this.does(officer, 'submitEvaluation', { settings })
    await this.does(deputyHead, 'approveEvaluation', { opinion: '同意' })
    await this.opened()
    await this.does(east1, 'reportHouseholds', { listed: 800 })
    await this.does(east2, 'reportHouseholds', { listed: 4, note: '独栋小院，全部抽中' })
    await this.printed()
    await keepUrns(this.api.database.pool, this.urns.keys)
  }

  async printed(): Promise<void> {
    const { slips } = printedSlips.parse((await this.print(this.east1, units.east1)).body)
    this.addresses = slips.map(({ address }) => address)
  }

  /** Planned for today it opens by itself from nine o'clock on; earlier in the day it is moved, as if it were nine. */
  async opened(): Promise<void> {
    const { opensAt = '' } = await this.detail(this.officer)
    if (Date.parse(opensAt) > Date.now() + 1_000) await this.moveTo('open')
    await waitFor(async () => (await this.detail(this.officer)).stage === 'open', { timeoutMs: 10_000 })
  }

  async pageOf(visitor: Visitor) {
    return processPage.parse((await visitor.get<unknown>(`/api/processes/${this.id}`)).body)
  }

  async act(visitor: Visitor, name: string, body: object) {
    const { version, allowedActions } = await this.pageOf(visitor)
    const seatId = allowedActions.find(each => each.act === name)?.seatId ?? 'none'
    const request = { seatId, act: name, expectedVersion: version, body }
    return visitor.command<Answer>(`/api/processes/${this.id}/acts`, newKey(), request)
  }

  /** @throws Error when it is refused */
  async does(visitor: Visitor, name: string, body: object): Promise<void> {
    const { status, body: answer } = await this.act(visitor, name, body)
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  }

  async detail(visitor: Visitor) {
    return evaluationDetail.parse((await visitor.get<unknown>(`/api/evaluations/${this.id}`)).body)
  }

  async cardOf(visitor: Visitor, name: HomeCardName) {
    const { cards } = home.parse((await visitor.get<unknown>('/api/home')).body)
    return cards.find(card => card.name === name)?.count
  }

  async slipsOf(visitor: Visitor, communityId: string = units.east1) {
    const path = `/api/evaluations/${this.id}/slips?communityId=${communityId}`
    return slipList.parse((await visitor.get<unknown>(path)).body)
  }

  print(visitor: Visitor, communityId: string, again = false) {
    return visitor.post<unknown>(`/api/evaluations/${this.id}/slips`, {
      order: { name: 'print', communityId, again, reason: '印制选票' },
    })
  }

  /** A sheet of paper; under the key of another one it is the same request once more. */
  enter(
    visitor: Visitor,
    number: number,
    answers: number[],
    { communityId = units.east1, key = newKey() }: { communityId?: string; key?: string } = {},
  ) {
    return visitor.commandOnce<Answer & { places: number[]; state: string; receipt?: string }>(
      `/api/evaluations/${this.id}/paper`,
      key,
      { communityId, number, answers },
    )
  }

  /** Entered by one and checked by another. @returns the receipt */
  async onPaper(number: number, answers: number[]): Promise<string> {
    await this.enter(this.east1, number, answers)
    const { body } = await this.enter(this.coordinator, number, answers)
    if (body.receipt === undefined) throw new Error(`paper was not cast: ${JSON.stringify(body)}`)
    return body.receipt
  }

  command(visitor: Visitor, body: object) {
    return visitor.command<{ id: string }>(`/api/evaluations/${this.id}/commands`, newKey(), {
      command: body,
    })
  }

  async results(visitor: Visitor) {
    return evaluationResults.parse((await visitor.get<unknown>(`/api/evaluations/${this.id}/results`)).body)
  }

  /** As if its time were over. */
  async moveTo(stage: string) {
    const administrator = await this.api.as(people.systemAdministrator)
    return administrator.command(`/api/processes/${this.id}/administration`, newKey(), {
      reason: '演练',
      command: { name: 'move', region: 'main', stage },
    })
  }

  /** Closed, its urn opened and its process told, what the ballots come to. */
  async counted(): Promise<void> {
    const { pool } = this.api.database
    await this.moveTo('closed')
    await keepUrns(pool, this.urns.keys)
    await tellCounts(pool, this.api.temporal.client)
  }
}
