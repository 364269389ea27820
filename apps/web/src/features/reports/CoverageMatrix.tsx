import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { coverageQueryOf, type CoverageAnswer } from '../../api/numbers.js'
import { Pager } from '../../components/list/Pager.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { LoadFailure } from '../../components/states/LoadFailure.js'
import { Loading } from '../../components/states/Loading.js'
import { m } from '../../messages/index.js'

const t = m.numbers
const limit = 60

type Row = CoverageAnswer['items'][number]
type Category = CoverageAnswer['categories'][number]

const Cell = ({ row, category }: { row: Row; category: Category }) => {
  const cell = row.cells.find(({ categoryCode }) => categoryCode === category.code)
  const served = (cell?.claims ?? 0) + (cell?.activities ?? 0)
  if (cell && served > 0)
    return (
      <td
        className="cover cover-served"
        title={t.covered(row.name, category.name, cell.claims, cell.activities)}
      >
        {served}
      </td>
    )
  if (cell && cell.projects > 0)
    return (
      <td className="cover cover-planned" title={t.onlyProjects(row.name, category.name, cell.projects)}>
        ○
      </td>
    )
  return (
    <td className="cover cover-gap" title={t.nothing(row.name, category.name)}>
      <span className="cover-none">{t.legend.gap}</span>
    </td>
  )
}

const Matrix = ({ categories, items }: CoverageAnswer) => (
  <div className="cover-scroll" tabIndex={0} role="region" aria-label={t.coverage}>
    <table className="cover-table">
      <thead>
        <tr>
          <th scope="col">{t.community}</th>
          {categories.map(({ code, name }) => (
            <th key={code} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{t.others}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(row => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            {categories.map(category => (
              <Cell key={category.code} row={row} category={category} />
            ))}
            <td className="cover">{row.others || ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** Communities × kinds of project: what is served, what is only planned, and the gaps. */
export const CoverageMatrix = ({ unitId, period }: { unitId: string; period: string }) => {
  const [offset, setOffset] = useState(0)
  const found = useQuery(coverageQueryOf({ unitId, period, offset, limit }))
  return (
    <Panel title={t.coverage} aside={<span className="muted">{t.coverageHint}</span>}>
      <ul className="bar-legend">
        {(['served', 'planned', 'gap'] as const).map(kind => (
          <li key={kind}>
            <span className={`bar-key cover-${kind}`} aria-hidden />
            {t.legend[kind]}
          </li>
        ))}
      </ul>
      {found.isPending && <Loading />}
      {found.isError && <LoadFailure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.total === 0 && <EmptyState title={t.noCommunities[0]} hint={t.noCommunities[1]} />}
      {found.data && found.data.total > 0 && <Matrix {...found.data} />}
      {found.data && found.data.total > limit && (
        <Pager offset={offset} limit={limit} total={found.data.total} onPage={setOffset} />
      )}
    </Panel>
  )
}
