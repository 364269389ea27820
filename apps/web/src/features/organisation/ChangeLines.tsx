import type { UseQueryResult } from '@tanstack/react-query'
import { mostChangesTold } from '#contracts/http/organisation.js'
import type { DirectoryChange } from '../../api/types.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './organisation.css'

/** What has changed, the latest first. */
export const ChangeLines = ({ query }: { query: UseQueryResult<{ items: DirectoryChange[] }> }) => {
  if (!query.isSuccess) return <NotLoaded query={query} />
  const [title, hint] = m.organisation.emptyHistory
  if (query.data.items.length === 0) return <EmptyState title={title} hint={hint} />
  return (
    <>
      <ol className="change-lines">
        {query.data.items.map(line => (
          <li key={`${line.at} ${line.sentence}`}>
            {line.sentence}
            <p className="cell-sub">
              <span className="figure">{formatInstant(line.at)}</span>
              <span>{line.byName}</span>
              {line.reason && <span>{line.reason}</span>}
            </p>
          </li>
        ))}
      </ol>
      {query.data.items.length === mostChangesTold && (
        <p className="muted">{m.organisation.onlyLatest(mostChangesTold)}</p>
      )}
    </>
  )
}
