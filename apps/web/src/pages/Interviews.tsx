import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { processesQuery, processExportAddress } from '../api/processes.js'
import type { ProcessFilter, ProcessSummary } from '../api/types.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { UnitFilter } from '../components/list/filters.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { claimColumns, processPath, unitNameOf } from '../features/claims/claim-columns.js'
import { openOf, scopes, StageCounts } from '../features/interviews/StageCounts.js'
import { m } from '../messages/index.js'

const t = m.interviews
type Kind = keyof typeof t.views

const kinds: Kind[] = ['interview', 'reminder']

const columns = claimColumns.map((column): Column<ProcessSummary> => {
  if (column.key === 'title') return { ...column, title: t.title }
  if (column.key !== 'parties') return column
  const cell = (process: ProcessSummary) => unitNameOf(process, 'agencyPartyOrganization')
  return { ...column, title: m.point.table.agency, onCard: 'line', cell }
})

const scopeOf = (list: ListSearch) => scopes.find(each => each === list.valueOf('scope')) ?? 'open'

/** What is counted: all of one kind, of one agency when it is chosen. */
const countedOf = (kind: Kind, list: ListSearch): ProcessFilter => {
  const unitId = list.valueOf('unit')
  return { kind, ...(unitId && { unitId }) }
}

const filterOf = (kind: Kind, list: ListSearch): ProcessFilter => {
  const stage = list.valueOf('stage')
  return {
    ...countedOf(kind, list),
    open: openOf(scopeOf(list)),
    ...(stage && { stage }),
    ...(list.valueOf('due') === 'overdue' && { overdue: 'true' }),
  }
}

const ProcessesOf = ({ kind, list }: { kind: Kind; list: ListSearch }) => {
  const found = useQuery(processesQuery({ ...filterOf(kind, list), offset: list.offset, limit: pageSize }))
  return (
    <>
      <div className="stage-counts">
        {scopes.map(scope => (
          <StageCounts
            key={scope}
            list={list}
            scope={scope}
            filter={countedOf(kind, list)}
            stages={found.data?.stages ?? []}
            isShown={scope === scopeOf(list)}
          />
        ))}
      </div>
      <DataList
        label={t.views[kind]}
        columns={columns}
        query={found}
        keyOf={({ id }) => id}
        opens={processPath}
        isUrgent={({ overdue }) => overdue}
        empty={t.empty[kind]}
        list={list}
      />
    </>
  )
}

/** 约谈与提醒: what follows a published month without points, within one's scope, by stage. */
export default function Interviews() {
  const list = useListSearch()
  const kind = kinds.find(each => each === list.valueOf('kind')) ?? 'interview'
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className="toolbar">
        <Segmented
          options={kinds.map(value => ({ value, label: t.views[value] }))}
          value={kind}
          onChange={value => list.set({ kind: value, stage: undefined, due: undefined })}
        />
        <UnitFilter list={list} own kind="agencyPartyOrganization" label={t.unit} />
        <ExportButton href={processExportAddress(filterOf(kind, list))} />
      </div>
      <ProcessesOf key={kind} kind={kind} list={list} />
    </>
  )
}
