import { Link } from 'react-router'
import type { InboxCounts } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { figureOf } from './figure.js'
import './inbox.css'

const targets = {
  todo: '/inbox',
  overdue: '/inbox?due=overdue',
  done: '/inbox?box=done',
  started: '/inbox?box=started',
} as const
const names = ['todo', 'overdue', 'done', 'started'] as const

/** The four figures of an inbox, each leading to its list. */
export const CountCards = ({ counts }: { counts: InboxCounts | undefined }) => (
  <div className="count-cards">
    {names.map(name => (
      <Link
        key={name}
        to={targets[name]}
        className={name === 'overdue' && counts?.overdue ? 'count-card is-overdue' : 'count-card'}
      >
        <span className="muted">{m.inbox.counts[name]}</span>
        <strong className="figure">{counts ? figureOf(counts[name]) : '–'}</strong>
      </Link>
    ))}
  </div>
)
