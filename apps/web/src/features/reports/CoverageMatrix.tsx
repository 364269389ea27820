import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { coverageQueryOf, type CoverageAnswer } from '../../api/numbers.js'
import { Pager } from '../../components/list/Pager.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { CoverageGroupRows } from './CoverageGroupRows.js'
import { groupsOf } from './coverage-groups.js'
import './coverage.css'

const t = m.numbers
const limit = 60

const legend = (['served', 'planned', 'gap'] as const).map(kind => [kind, t.legend[kind]] as const)

const Matrix = ({ categories, items, period }: CoverageAnswer & { period: string }) => {
  const groups = groupsOf(items)
  return (
    <table className="cover-table" aria-label={t.coverage}>
      <thead>
        <tr>
          <th scope="col">{t.community}</th>
          {categories.map(({ code, name }) => (
            <th key={code} scope="col" className="cover-kind">
              <span>{name}</span>
            </th>
          ))}
          <th scope="col" className="cover-kind">
            <span>{t.others}</span>
          </th>
        </tr>
      </thead>
      {groups.map(group => (
        <CoverageGroupRows
          key={group.id}
          group={group}
          isOnly={groups.length === 1}
          categories={categories}
          period={period}
        />
      ))}
    </table>
  )
}

/** Communities × kinds of project, subdistrict by subdistrict: what is served, what is only planned, and the gaps. */
export const CoverageMatrix = ({ unitId, period }: { unitId: string; period: string }) => {
  const [offset, setOffset] = useState(0)
  const found = useQuery(coverageQueryOf({ unitId, period, offset, limit }))
  return (
    <Panel title={t.coverage} aside={<span className="muted">{t.coverageHint}</span>}>
      <ul className="bar-legend">
        {legend.map(([kind, label]) => (
          <li key={kind}>
            <span className={`bar-key cover-${kind}`} aria-hidden />
            {label}
          </li>
        ))}
      </ul>
      <NotLoaded query={found} />
      {found.data?.total === 0 && <EmptyState title={t.noCommunities[0]} hint={t.noCommunities[1]} />}
      {found.data && found.data.total > 0 && <Matrix {...found.data} period={period} />}
      {found.data && found.data.total > limit && (
        <Pager total={found.data.total} list={{ offset, goTo: setOffset }} limit={limit} />
      )}
    </Panel>
  )
}
