import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { home, HomeCardName } from '#contracts/http/home.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import type { Waiting } from '#persistence/home/find-waiting.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { cardsOf, urgentCards } from './home-cards.js'
import type { Figures, HomeAsker } from './home-source.js'
import { homeSources } from './home-sources.js'

const officeRoles = (Object.keys(cardsOf) as Role[]).filter(role => role !== 'InServicePartyMember')

@Injectable()
export class HomeService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The cards of the person's roles, each counted over what those roles look after. */
  async cards(me: SignedIn): Promise<z.input<typeof home>> {
    const wanted = new Set(me.grants.flatMap(({ role }) => cardsOf[role] ?? []))
    const now = await businessNow(this.database)
    const asker: HomeAsker = {
      me,
      paths: sightOf(me, officeRoles).map(path => `${path}%`),
      now: new Date(now),
      today: localDateOf(now),
      wanted,
    }
    const asked = homeSources.filter(({ cards }) => cards.some(card => wanted.has(card)))
    const found = await Promise.all(asked.map(source => source.figures(this.database, asker)))
    const figures = Object.assign({}, ...found) as Figures
    return { cards: [...wanted].map(name => cardView(name, figures[name])) }
  }
}

const cardView = (name: HomeCardName, { count, next }: Waiting = { count: 0 }) => ({
  name,
  count,
  urgent: urgentCards.has(name),
  ...(next && {
    next: { id: next.id, title: next.title, ...(next.at && { at: next.at.toISOString() }) },
  }),
})
