/** Residents tell a need, screen by screen; what is wrong is said on the screen, with all that was filled in. */
import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { needPageFields, needText, type NeedPageFields } from '#contracts/http/needs.js'
import { findCommunities, findCommunity } from '#persistence/needs/find-communities.js'
import { DATABASE, type Database } from '../dependencies.js'
import { Throttle } from '../http/throttle.js'
import { sizeAfter, type ResidentScreen, type Shown } from '../residents/page.js'
import { refusalOf } from '../residents/refusal.js'
import { communityScreen, confirmScreen, laterScreen, sentScreen, textScreen } from './need-screens.js'
import { NeedsService } from './needs.service.js'

/** Screens at once from one network, filled again by one a second. */
const burst = 240

@Injectable()
export class NeedPage {
  private readonly throttle = new Throttle(burst)

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly needs: NeedsService,
  ) {}

  /** The first screen; with a community in the address, as on a notice at its door, the one that asks what it is about. */
  open(query: unknown, address: string): Promise<Shown> {
    const { communityId, size } = fieldsOf(query)
    return this.shown({ ...fieldsOf({}), communityId, size, id: randomUUID() }, address, fields =>
      this.screenOf(fields),
    )
  }

  /** One press of a button. */
  step(body: unknown, address: string): Promise<Shown> {
    const sent = fieldsOf(body)
    const fields = { ...sent, id: sent.id ?? randomUUID(), size: sizeAfter(sent.size, sent.go) }
    return this.shown(after(fields), address, each => this.screenOf(each, address))
  }

  private async screenOf(fields: NeedPageFields, address?: string): Promise<Shown> {
    const { communityId, text, go } = fields
    const community = await findCommunity(this.database, communityId)
    if (!community) return ok(communityScreen(fields, await this.found(fields.search)))
    if (go !== 'next' && go !== 'send') return ok(textScreen(fields, community))
    const problem = needText.safeParse(text).error?.issues[0]?.message
    if (problem !== undefined) return { screen: textScreen(fields, community, problem), status: 422 }
    if (go === 'next' || address === undefined) return ok(confirmScreen(fields, community))
    await this.needs.send(address, { id: fields.id ?? randomUUID(), communityId, text: needText.parse(text) })
    return ok(sentScreen(fields, community))
  }

  private found(search: string) {
    const typed = search.trim()
    return findCommunities(this.database, typed === '' ? undefined : typed)
  }

  /** Refusals are screens too, and keep what was filled in. */
  private async shown(
    fields: NeedPageFields,
    address: string,
    work: (fields: NeedPageFields) => Promise<Shown>,
  ): Promise<Shown> {
    try {
      this.throttle.take(address)
      return await work(fields)
    } catch (error) {
      const { status, message } = refusalOf(error)
      return { status, screen: laterScreen(fields, message) }
    }
  }
}

const ok = (screen: ResidentScreen): Shown => ({ screen, status: 200 })

/** Where a press of a button leads: the fields as they then are. */
const after = (fields: NeedPageFields): NeedPageFields => {
  const { go, at } = fields
  const chosen = /^c([\w-]{1,60})$/.exec(go)?.[1]
  if (chosen !== undefined) return { ...fields, communityId: chosen }
  // Back from the last screen leads to the text, back from the text to the choice of a community.
  if (go === 'back') return at === 'confirm' ? { ...fields, go: '' } : { ...fields, communityId: '' }
  if (go === 'again') return { ...fields, id: randomUUID(), text: '' }
  if ((go === 'larger' || go === 'smaller') && at === 'confirm') return { ...fields, go: 'next' }
  return fields
}

/** Whatever was sent as fields; what cannot be read is as if it were not there. */
const fieldsOf = (sent: unknown): NeedPageFields => {
  const { community, ...rest } = (sent ?? {}) as Record<string, unknown>
  const read = needPageFields.safeParse({
    ...(community !== undefined && { communityId: community }),
    ...rest,
  })
  return read.data ?? needPageFields.parse({})
}
