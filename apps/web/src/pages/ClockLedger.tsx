import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Segmented } from 'antd'
import { ledgerExportAddress, ledgerQueryOf } from '../api/clocks.js'
import type { LedgerEntry, LedgerFilter } from '../api/types.js'
import { PeriodFilter } from '../components/days/PeriodFilter.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { DataList } from '../components/list/DataList.js'
import { ChoiceFilter, SearchFilter } from '../components/list/filters.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { ledgerColumns } from '../features/clocks/ledger-columns.js'
import { optionsOf } from '../format/options.js'
import { m } from '../messages/index.js'
import '../features/clocks/clocks.css'

const t = m.clock.ledger

type State = keyof typeof t.states
type Does = keyof typeof t.does

const oneOf = <T extends string>(values: object, value: string | undefined): T | undefined =>
  value !== undefined && Object.hasOwn(values, value) ? (value as T) : undefined

const stateOf = (list: ListSearch): State => oneOf<State>(t.states, list.valueOf('state')) ?? 'fired'

const filterOf = (list: ListSearch): LedgerFilter => ({
  state: stateOf(list),
  does: oneOf<Does>(t.does, list.valueOf('does')),
  search: list.valueOf('search'),
  from: list.valueOf('from'),
  to: list.valueOf('to'),
})

const Filters = ({ list }: { list: ListSearch }) => (
  <>
    <Segmented
      options={optionsOf(t.states)}
      value={stateOf(list)}
      onChange={state => list.set({ state: String(state) })}
    />
    <SearchFilter list={list} label={m.administration.search} />
    <ChoiceFilter list={list} name="does" label={t.columns.does} options={optionsOf(t.does)} />
    <PeriodFilter list={list} label={t.period} />
  </>
)

/** 时限台账: every reminder, warning, escalation and automatic decision, and those that have not come when they should. */
export default function ClockLedger() {
  const list = useListSearch()
  const filter = filterOf(list)
  const entries = useQuery(ledgerQueryOf({ ...filter, offset: list.offset, limit: pageSize }))
  const missed = entries.data?.missed ?? 0
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {missed > 0 && (
        <Alert
          type="error"
          showIcon
          message={t.missed(missed)}
          description={t.missedHint}
          action={<Button onClick={() => list.set({ state: 'missed' })}>{t.showMissed}</Button>}
        />
      )}
      <div className="toolbar">
        <Filters list={list} />
        <ExportButton href={ledgerExportAddress(filter)} />
      </div>
      <DataList
        label={t.title}
        columns={ledgerColumns}
        query={entries}
        keyOf={({ processId, does, dueAt, roundLabel }: LedgerEntry) =>
          `${processId} ${roundLabel} ${does} ${dueAt}`
        }
        opens={({ processId }) => `/processes/${processId}`}
        isUrgent={({ lateBy }) => lateBy !== undefined}
        empty={t.empty}
        list={list}
      />
    </>
  )
}
