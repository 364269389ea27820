/** Where the figures of cards come from: each area of the platform counts its own, in a file of its own. */
import type { HomeCardName } from '#contracts/http/home.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Waiting } from '#persistence/home/find-waiting.js'
import type { SignedIn } from '../access/me.js'
import type { Database } from '../dependencies.js'

export type Figures = Partial<Record<HomeCardName, Waiting>>

export interface HomeAsker {
  me: SignedIn
  /** Below which the person holds an office: `/5117/511702/%`. */
  paths: string[]
  /** By the business clock. */
  now: Date
  today: LocalDate
  wanted: ReadonlySet<HomeCardName>
}

export interface HomeSource {
  /** Asked only when one of these is wanted. */
  cards: readonly HomeCardName[]
  figures: (database: Database, asker: HomeAsker) => Promise<Figures>
}

/** Counts every wanted card by itself. */
export const eachCard = async <Card extends HomeCardName>(
  cards: readonly Card[],
  { wanted }: HomeAsker,
  count: (card: Card) => Promise<Waiting>,
): Promise<Figures> =>
  Object.fromEntries(
    await Promise.all(
      cards.filter(card => wanted.has(card)).map(async card => [card, await count(card)] as const),
    ),
  ) as Figures
