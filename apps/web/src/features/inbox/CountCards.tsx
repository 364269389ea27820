import { Link } from 'react-router'
import { m } from '../../messages/index.js'
import './inbox.css'

interface Counts {
  todo: number
  overdue: number
  done: number
  started: number
}

const targets: Record<keyof Counts, string> = {
  todo: '/inbox',
  overdue: '/inbox',
  done: '/inbox?box=done',
  started: '/inbox?box=started',
}
const names: (keyof Counts)[] = ['todo', 'overdue', 'done', 'started']

/** The four figures of an inbox, each leading to its list. */
export const CountCards = ({ counts }: { counts: Counts | undefined }) => (
  <div className="count-cards">
    {names.map(name => (
      <Link
        key={name}
        to={targets[name]}
        className={name === 'overdue' && counts?.overdue ? 'count-card is-overdue' : 'count-card'}
      >
        <span className="muted">{m.inbox.counts[name]}</span>
        <strong className="figure">{counts?.[name] ?? '–'}</strong>
      </Link>
    ))}
  </div>
)
