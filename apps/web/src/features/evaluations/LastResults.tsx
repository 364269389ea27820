import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { LastResultView } from '#contracts/http/last-results.js'
import { lastResultsQuery } from '../../api/last-results.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.lastResult

export const lastResultText = ({ year, score, noScore, answered }: LastResultView): string =>
  score === undefined ? t.without(year, noScore ?? '', answered) : t.told(year, score, answered)

/** What residents said last about whom a process is about; nothing at all for whoever is entitled to none of it. */
export const LastResults = ({ processId }: { processId: string }) => {
  const found = useQuery(lastResultsQuery(processId))
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t.title}>
      <dl className="pairs">
        {items.map(item => (
          <Pair key={`${item.kind} ${item.id}`} label={item.name}>
            <Link to={`/evaluations/${item.evaluationId}?view=results`}>{lastResultText(item)}</Link>
          </Pair>
        ))}
      </dl>
      <p className="muted">{t.hint}</p>
    </Panel>
  )
}
