import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { factsPage, kindsQueryOf, type KindFigureCode, type KindFigures } from '../../api/numbers.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import './coverage.css'

const t = m.numbers
const parts = ['open', 'started', 'held', 'ended'] as const
type Part = (typeof parts)[number]

const figures = {
  project: { open: 'projectsOpen', started: 'projectsStarted', held: 'projectsHeld', ended: 'projectsEnded' },
  post: { open: 'postsOpen', started: 'postsStarted', held: 'postsHeld', ended: 'postsEnded' },
} as const satisfies Record<string, Record<Part, KindFigureCode>>

interface TableProps {
  of: keyof typeof figures
  rows: KindFigures[]
  unitId: string
  period: string
}

const KindTable = ({ of, rows, unitId, period }: TableProps) => {
  const labels = t.kindColumns[of]
  return (
    <table className="kind-table">
      <caption>{t.kindsOf[of]}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t.kinds}</span>
          </th>
          {parts.map(part => (
            <th key={part} scope="col">
              {labels[part]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.code}>
            <th scope="row">{row.name}</th>
            {parts.map(part => (
              <td key={part} className="figure">
                {row[part] === 0 ? (
                  0
                ) : (
                  <Link
                    to={factsPage({ unitId, period, figure: figures[of][part], category: row.code })}
                    aria-label={t.kindFigure(row.name, labels[part], row[part])}
                  >
                    {row[part]}
                  </Link>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Projects and posts by kind; each number leads to what it counts. */
export const KindTables = ({ unitId, period }: { unitId: string; period: string }) => {
  const found = useQuery(kindsQueryOf({ unitId, period }))
  return (
    <Panel title={t.kinds} aside={<span className="muted desktop-only">{t.kindsHint}</span>}>
      <NotLoaded query={found} />
      {found.data?.projects.length === 0 && <EmptyState title={t.noKinds[0]} hint={t.noKinds[1]} />}
      {found.data && found.data.projects.length > 0 && (
        <div className="kind-tables">
          <KindTable of="project" rows={found.data.projects} unitId={unitId} period={period} />
          <KindTable of="post" rows={found.data.posts} unitId={unitId} period={period} />
        </div>
      )}
    </Panel>
  )
}
