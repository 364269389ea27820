import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type HomeCard, homeQuery } from '../../api/home.js'
import { holds } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { isOwn, stepsOf } from './card-order.js'
import { cardPath, nextPath } from './home-paths.js'
import { NextActivity } from './NextActivity.js'
import './home.css'

/** The one to begin with: its name, and when it is. */
const Next = ({ name, next }: { name: HomeCard['name']; next: NonNullable<HomeCard['next']> }) => {
  const to = nextPath(name, next.id, useSession())
  if (!next.title) return null
  const words = (
    <>
      {next.title}
      {next.at && m.home.timed.includes(name) && (
        <span className="figure"> {formatInstant(next.at).slice(5)}</span>
      )}
    </>
  )
  return to ? (
    <Link className="home-next" to={to}>
      {words}
    </Link>
  ) : (
    <span className="home-next muted">{words}</span>
  )
}

const Card = ({ card: { name, count, urgent, next }, step }: { card: HomeCard; step?: number }) => {
  const session = useSession()
  const today = useBusinessToday()
  const [label, about, none] = m.home.cards[name]
  return (
    <div className={urgent && count > 0 ? 'home-card is-urgent' : 'home-card'}>
      <Link className="home-card-main" to={cardPath(name, session, today)}>
        <span>
          {step !== undefined && <span className="home-step figure">{step}</span>}
          {label}
        </span>
        {count > 0 && <strong className="figure">{m.home.count(name, count)}</strong>}
        <span className="muted">{count > 0 ? about : none}</span>
      </Link>
      {next && <Next name={name} next={next} />}
    </div>
  )
}

/** The community's work in the order in which it goes: from what is needed to what was thought of it. */
const CommunityBoard = ({ cards }: { cards: HomeCard[] }) => (
  <ol className="home-board" aria-label={m.home.board}>
    {stepsOf(cards).map((card, at) => (
      <li key={card.name}>
        <Card card={card} step={at + 1} />
      </li>
    ))}
  </ol>
)

const Cards = ({ title, cards }: { title: string; cards: HomeCard[] }) =>
  cards.length > 0 && (
    <section className="home-cards" aria-label={title}>
      {cards.map(card => (
        <Card key={card.name} card={card} />
      ))}
    </section>
  )

/** What waits, by what somebody looks after: a number each, the one to begin with, and the way to it. */
export const HomeCards = () => {
  const { cards } = useQuery(homeQuery).data ?? { cards: [] }
  const isCommunity = holds(useSession(), 'CommunityDeputySecretary')
  if (cards.length === 0) return null
  const steps = isCommunity ? stepsOf(cards) : []
  const others = cards.filter(card => !steps.includes(card) && !isOwn(card))
  const mine = cards.filter(isOwn)
  const next = cards.find(({ name }) => name === 'signedUp')?.next
  return (
    <>
      {next && <NextActivity next={next} />}
      {steps.length > 0 && <CommunityBoard cards={cards} />}
      <Cards title={m.home.lead} cards={others} />
      {others.length > 0 && mine.length > 0 && <h2 className="home-part">{m.home.own}</h2>}
      <Cards title={m.home.own} cards={mine} />
    </>
  )
}
