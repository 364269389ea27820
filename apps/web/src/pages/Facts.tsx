import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from 'react-router'
import { addressOf } from '../api/address.js'
import { factsExportAddress, factsQueryOf, type Fact, type FactsWanted } from '../api/numbers.js'
import { DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import type { Column } from '../components/list/Rows.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { factPath } from '../features/reports/fact-path.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const t = m.numbers

const columnsOf = (wanted: FactsWanted): Column<Fact>[] => [
  {
    key: 'title',
    title: t.columns.title,
    onCard: 'heading',
    cell: fact => {
      const to = factPath(fact, wanted)
      return to === undefined ? fact.title : <Link to={to}>{fact.title}</Link>
    },
  },
  { key: 'note', title: t.columns.note, onCard: 'bare', cell: ({ note }) => note ?? '' },
  {
    key: 'at',
    title: t.columns.at,
    onCard: 'line',
    cell: ({ at }) => (at === undefined ? '' : formatInstant(at)),
  },
]

/** What stands behind one figure. */
export default function Facts() {
  const list = useListSearch()
  const isNamed = list.valueOf('figure') !== undefined
  const wanted: FactsWanted = {
    unitId: list.valueOf('unit') ?? '',
    period: list.valueOf('period') ?? '',
    figure: (list.valueOf('figure') ?? '') as FactsWanted['figure'],
    category: list.valueOf('category'),
    gap: list.valueOf('gap') === 'true' ? ('true' as const) : ('false' as const),
  }
  const found = useQuery({
    ...factsQueryOf({ ...wanted, offset: list.offset, limit: pageSize }),
    enabled: isNamed,
  })
  if (!isNamed) return <Navigate to="/reports" replace />
  const title = found.data
    ? `${found.data.unit.name} · ${found.data.period.label} · ${found.data.label}`
    : t.facts
  return (
    <>
      <PageTitle title={title} />
      <div className="toolbar">
        <Link
          to={addressOf('/reports', {
            unit: wanted.unitId,
            unitName: found.data?.unit.name,
            period: wanted.period,
          })}
        >
          {t.factsBack}
        </Link>
        <ExportButton href={factsExportAddress(wanted)} />
      </div>
      <DataList
        label={t.facts}
        columns={columnsOf(wanted)}
        query={found}
        keyOf={({ id, title: name, at }: Fact) => `${id} ${name} ${at ?? ''}`}
        empty={t.factsEmpty}
        list={list}
      />
    </>
  )
}
