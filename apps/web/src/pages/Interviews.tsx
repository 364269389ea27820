import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { processesQuery, processExportAddress } from '../api/processes.js'
import type { ProcessFilter, ProcessSummary } from '../api/types.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { claimColumns, processPath, unitNameOf } from '../features/claims/claim-columns.js'
import { m } from '../messages/index.js'

type Kind = keyof typeof m.interviews.views

const kinds: Kind[] = ['interview', 'reminder']

const columns = claimColumns.map((column): Column<ProcessSummary> => {
  if (column.key === 'title') return { ...column, title: m.interviews.title }
  if (column.key !== 'parties') return column
  const cell = (process: ProcessSummary) => unitNameOf(process, 'agencyPartyOrganization')
  return { ...column, title: m.point.table.agency, onCard: 'line', cell }
})

const filterOf = (kind: Kind, list: ListSearch): ProcessFilter => ({
  kind,
  ...(list.valueOf('scope') !== 'all' && { open: 'true' }),
})

const ProcessesOf = ({ kind, list }: { kind: Kind; list: ListSearch }) => {
  const found = useQuery(processesQuery({ ...filterOf(kind, list), offset: list.offset, limit: pageSize }))
  return (
    <DataList
      label={m.interviews.views[kind]}
      columns={columns}
      query={found}
      keyOf={({ id }) => id}
      opens={processPath}
      isUrgent={({ overdue }) => overdue}
      empty={m.interviews.empty[kind]}
      offset={list.offset}
      limit={pageSize}
      onPage={list.goTo}
    />
  )
}

/** 约谈与提醒: what follows a published month without points, within one's scope. */
export default function Interviews() {
  const list = useListSearch()
  const kind = kinds.find(each => each === list.valueOf('kind')) ?? 'interview'
  const scope = list.valueOf('scope') === 'all' ? 'all' : 'open'
  const scopes = Object.entries(m.interviews.scopes).map(([value, label]) => ({ value, label }))
  return (
    <>
      <PageTitle title={m.interviews.title} lead={m.interviews.lead} />
      <div className="toolbar">
        <Segmented
          options={kinds.map(value => ({ value, label: m.interviews.views[value] }))}
          value={kind}
          onChange={value => list.set({ kind: value })}
        />
        <Segmented options={scopes} value={scope} onChange={value => list.set({ scope: value })} />
        <Button href={processExportAddress(filterOf(kind, list))} download>
          {m.interviews.export}
        </Button>
      </div>
      <ProcessesOf kind={kind} list={list} />
    </>
  )
}
