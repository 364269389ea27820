import { Link } from 'react-router'
import type { InboxCounts } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { figureOf } from './figure.js'
import { addressOfFilter } from './inbox-filter.js'

interface SubstituteStripProps {
  principals: InboxCounts['onBehalf']
  /** Whose tasks alone are shown. */
  shown: string | undefined
}

const t = m.inbox.substitute

/** Says for whom one stands in now, and shows only theirs or everything. */
export const SubstituteStrip = ({ principals, shown }: SubstituteStripProps) =>
  principals.length === 0 ? null : (
    <div className="substitute-strip" role="note">
      {principals.map(({ personId, name, todo }) => (
        <span key={personId}>
          {t.standing(name, figureOf(todo))}
          {shown === personId ? (
            <Link to="/inbox">{t.all}</Link>
          ) : (
            <Link to={addressOfFilter('todo', { onBehalfOf: personId })}>{t.only}</Link>
          )}
        </span>
      ))}
    </div>
  )
