import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { type home, homeCards, type HomeCardName } from '#contracts/http/home.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { findOwnBranch } from '#persistence/branch/find-branches.js'
import { countForMember, countInCommunities, countMissing, countOpen } from '#persistence/home/find-board.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { cardsOf, urgentCards } from './home-cards.js'

const dayMs = 86_400_000
type Figures = Partial<Record<HomeCardName, number>>

@Injectable()
export class HomeService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The cards of the person's roles, each counted over what those roles look after. */
  async cards(me: SignedIn): Promise<z.input<typeof home>> {
    const wanted = new Set(me.grants.flatMap(({ role }) => cardsOf[role] ?? []))
    const [office, own] = await Promise.all([this.ofOffice(me, wanted), this.ofMember(me, wanted)])
    const figures: Figures = { ...office, ...own }
    return {
      cards: homeCards
        .filter(name => wanted.has(name))
        .map(name => ({ name, count: figures[name] ?? 0, urgent: urgentCards.has(name) })),
    }
  }

  private async ofOffice(me: SignedIn, wanted: ReadonlySet<HomeCardName>): Promise<Figures> {
    const roles = (Object.keys(cardsOf) as Role[]).filter(role => role !== 'InServicePartyMember')
    const paths = sightOf(me, roles).map(path => `${path}%`)
    if (paths.length === 0) return {}
    const today = localDateOf(Date.now())
    const endOfDay = new Date(Date.parse(`${today}T00:00:00+08:00`) + dayMs)
    const isAsked = (...names: HomeCardName[]) => names.some(name => wanted.has(name))
    const [open, communities, units] = await Promise.all([
      countOpen(this.database, paths, endOfDay),
      isAsked('unclaimed', 'activities', 'attendance', 'quiet', 'withoutSecretary')
        ? countInCommunities(this.database, placesOf(me, paths), today)
        : {},
      isAsked('membersMissing', 'agenciesMissing') ? countMissing(this.database, paths, today) : {},
    ])
    return { ...open, ...communities, ...units }
  }

  private async ofMember(me: SignedIn, wanted: ReadonlySet<HomeCardName>): Promise<Figures> {
    if (!wanted.has('ownCheckIn')) return {}
    const today = localDateOf(Date.now())
    const [figures, branch] = await Promise.all([
      countForMember(this.database, me.personId, today),
      findOwnBranch(this.database, me.personId, today),
    ])
    return { ...figures, ownCheckIn: branch === undefined ? 1 : 0 }
  }
}

/** A Party organisation looks for projects in the whole district, not below itself. */
const placesOf = ({ grants }: SignedIn, paths: string[]): string[] => [
  ...paths,
  ...grants
    .filter(({ unitKind }) => unitKind === 'agencyPartyOrganization')
    .map(({ path }) => `${path.split('/').slice(0, -3).join('/')}/%`),
]
