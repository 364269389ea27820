import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { wayLabels } from '#contracts/http/notices.js'
import { deliveriesExportAddress, deliveriesQuery, type DeliverySearch } from '../../api/notices.js'
import { PeriodFilter } from '../../components/days/PeriodFilter.js'
import { ExportButton } from '../../components/list/ExportButton.js'
import { Rows } from '../../components/list/Rows.js'
import { ChoiceFilter, SearchFilter } from '../../components/list/filters.js'
import { type ListSearch, useListSearch } from '../../components/list/use-list-search.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { deliveryColumns } from './delivery-columns.js'
import '../../components/list/data-list.css'

const t = m.notice.log
const names = ['search', 'way', 'state', 'from', 'to'] as const

const searchOf = ({ valueOf }: ListSearch): DeliverySearch =>
  Object.fromEntries(names.flatMap(name => (valueOf(name) ? [[name, valueOf(name)]] : [])))

const Filters = ({ list }: { list: ListSearch }) => (
  <>
    <SearchFilter list={list} label={t.search} />
    <ChoiceFilter list={list} name="way" label={t.way} options={optionsOf(wayLabels)} />
    <ChoiceFilter list={list} name="state" label={t.state} options={optionsOf(t.states)} />
    <PeriodFilter list={list} label={t.period} />
  </>
)

const Found = ({ search }: { search: DeliverySearch }) => {
  const found = useInfiniteQuery(deliveriesQuery(search))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const rows = found.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <EmptyState title={t.empty[0] ?? ''} hint={t.empty[1] ?? ''} />
  return (
    <div className="data-list">
      <Rows label={t.label} columns={deliveryColumns} rows={rows} keyOf={({ id }) => id} />
      {found.hasNextPage && (
        <div className="pager">
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t.older}
          </Button>
        </div>
      )}
    </div>
  )
}

/** 投递记录: who was told of what, by which way, and whether it came through. */
export const DeliveryLog = () => {
  const list = useListSearch()
  const search = searchOf(list)
  return (
    <>
      <div className="toolbar">
        <Filters list={list} />
        <ExportButton href={deliveriesExportAddress(search)} />
      </div>
      <Found search={search} />
    </>
  )
}
