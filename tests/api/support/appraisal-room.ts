/** An activity of the first community as 日常评议 meets it, with its secretary, a member who served and somebody else. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { appraisalOverview } from '#contracts/http/appraisals.js'
import { seedActivity, type ActivitySample } from '#testing/activities.js'
import { people } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './api.js'
import { ResidentPhone } from './resident-phone.js'
import type { Visitor } from './visitor.js'

/** As somebody types in what was said on paper, or what the community says itself. */
export const entered = (source: 'paper' | 'community', values: number[], more: object = {}) => ({
  ...{ name: 'enter', source, formId: 1 },
  items: [{ answers: { attitude: values[0], result: values[1], again: values[2] }, ...more }],
})

class AppraisingPhone extends ResidentPhone {
  constructor(url: string) {
    super(url, '/appraise')
  }

  async appraise(path: string, values: number[], comment = ''): Promise<this> {
    await this.open(path)
    for (const value of values) await this.press(`v${value}`)
    await this.press('next', { comment })
    return this.press('send')
  }

  /** As a script floods it: everything in one form. */
  async flood(path: string, value: string): Promise<this> {
    await this.open(path)
    return this.press('send', { 'a.attitude': value, 'a.result': value, 'a.again': value })
  }
}

type Done = { id: string; code: string; detail: string }

export class AppraisalRoom {
  api: TestApi
  secretary: Visitor
  member: Visitor
  stranger: Visitor
  private seeded?: ActivitySample

  /** The room of a spec: opened before its tests, begun anew before each of them, closed after them. */
  static ofThisSpec(): AppraisalRoom {
    const room = new AppraisalRoom()
    beforeAll(() => room.open())
    afterAll(() => room.close())
    beforeEach(() => room.begin())
    return room
  }

  private async open(): Promise<void> {
    this.api = await testApi()
    ;[this.secretary, this.member, this.stranger] = await Promise.all([
      this.api.as(people.east1Secretary),
      this.api.as(people.member),
      this.api.as(people.otherLiaison),
    ])
  }

  /** Nothing is said yet about the only activity. */
  private async begin(): Promise<void> {
    await this.sql('TRUNCATE activity, appraisal_code, appraisal, appraisal_reply, answered_request CASCADE')
    await this.another()
  }

  /** What is said from now on is said of this one. */
  async another(sample: Partial<ActivitySample> = {}): Promise<void> {
    this.seeded = await seedActivity(this.api.database.pool, { id: randomUUID(), ...sample })
  }

  get activity(): ActivitySample {
    if (!this.seeded) throw new Error('begin() comes first')
    return this.seeded
  }

  sql(text: string, values: unknown[] = []) {
    return this.api.database.pool.query(text, values)
  }

  command(visitor: Visitor, body: object, key = newKey()) {
    return visitor.command<Done>(`/api/appraisals/${this.activity.id}`, key, { command: body })
  }

  async overview(query = ''): Promise<z.infer<typeof appraisalOverview>> {
    return appraisalOverview.parse(
      (await this.secretary.get(`/api/appraisals/${this.activity.id}${query}`)).body,
    )
  }

  /** @returns where the codes lead that are there now */
  async makeCodes(more: object = {}): Promise<string[]> {
    const made = await this.command(this.secretary, { name: 'makeCodes', kind: 'slip', count: 1, ...more })
    expect(made.status).toBe(200)
    return (await this.overview()).codes.map(({ path }) => path)
  }

  phone(): AppraisingPhone {
    return new AppraisingPhone(this.api.url)
  }

  private close(): Promise<void> {
    return this.api.close()
  }
}
