import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, Navigate } from 'react-router'
import { factsExportAddress, factsQueryOf, type Fact, type FigureCode } from '../api/numbers.js'
import { DataList } from '../components/list/DataList.js'
import type { Column } from '../components/list/Rows.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const t = m.numbers

const columns: Column<Fact>[] = [
  {
    key: 'title',
    title: t.columns.title,
    onCard: 'heading',
    cell: ({ id, title, page }) =>
      page === 'process' ? <Link to={`/processes/${id}`}>{title}</Link> : title,
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
  const wanted = {
    unitId: list.valueOf('unit') ?? '',
    period: list.valueOf('period') ?? '',
    figure: (list.valueOf('figure') ?? '') as FigureCode,
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
          to={`/reports?${new URLSearchParams({ unit: wanted.unitId, period: wanted.period }).toString()}`}
        >
          {t.factsBack}
        </Link>
        <span className="toolbar-end">
          <Button icon={<DownloadOutlined />} href={factsExportAddress(wanted)} download>
            {t.exportAll}
          </Button>
        </span>
      </div>
      <DataList
        label={t.facts}
        columns={columns}
        query={found}
        keyOf={({ id, title: name, at }: Fact) => `${id} ${name} ${at ?? ''}`}
        empty={t.factsEmpty}
        offset={list.offset}
        limit={pageSize}
        onPage={list.goTo}
      />
    </>
  )
}
