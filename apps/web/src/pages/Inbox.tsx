import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { inboxExportAddress, inboxQuery, readCopies } from '../api/inbox.js'
import type { InboxBox, InboxFilter, InboxItem } from '../api/types.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { useUrgeColumn } from '../features/acts/urge-column.js'
import { BatchBar } from '../features/inbox/BatchBar.js'
import { BoxTabs } from '../features/inbox/BoxTabs.js'
import { columnsOf, pathTo } from '../features/inbox/inbox-columns.js'
import { addressOfFilter, boxOf, filterOf } from '../features/inbox/inbox-filter.js'
import { InboxFilters } from '../features/inbox/InboxFilters.js'
import { SavedFilters } from '../features/inbox/SavedFilters.js'
import { SubstituteStrip } from '../features/inbox/SubstituteStrip.js'
import { type Ticks, useTicks } from '../features/inbox/use-ticks.js'
import { m } from '../messages/index.js'

const keyOf = ({ processId, seatId, arrivedAt }: InboxItem): string => `${processId}/${seatId}/${arrivedAt}`

/** What is done with a whole box. */
const BoxActions = ({ box, filter, unread }: { box: InboxBox; filter: InboxFilter; unread: number }) => {
  const queries = useQueryClient()
  const readAll = async () => {
    await readCopies()
    await queries.invalidateQueries({ queryKey: ['inbox'] })
  }
  return (
    <div className="toolbar">
      {box === 'copied' && unread > 0 && <Button onClick={() => void readAll()}>{m.inbox.readAll}</Button>}
      <Button href={inboxExportAddress({ box, ...filter })}>{m.inbox.exportBox}</Button>
    </div>
  )
}

/** Of what I began I may urge whoever has it. */
const useBoxColumns = (box: InboxBox, ticks: Ticks, found: { items: InboxItem[] } | undefined) =>
  useUrgeColumn(
    columnsOf(box, ticks),
    box === 'started' ? found?.items : undefined,
    ({ processId }) => processId,
  )

/** What waits for me, what I have done, what I was told of, what I began. */
export default function Inbox() {
  const list = useListSearch()
  const navigate = useNavigate()
  const box = boxOf(list)
  const filter = filterOf(list)
  const inbox = useQuery(inboxQuery({ box, ...filter, offset: list.offset, limit: pageSize }))
  const page = JSON.stringify([box, filter, list.offset])
  const ticks = useTicks(page, inbox.isPlaceholderData ? undefined : inbox.data?.items)
  const isFiltered = Object.keys(filter).length > 0
  const counts = inbox.data?.counts
  const columns = useBoxColumns(box, ticks, inbox.data)
  return (
    <>
      <PageTitle title={m.inbox.title}>
        <BoxActions box={box} filter={filter} unread={counts?.unread ?? 0} />
      </PageTitle>
      {box === 'todo' && <SubstituteStrip principals={counts?.onBehalf ?? []} shown={filter.onBehalfOf} />}
      <div className="toolbar">
        <BoxTabs box={box} counts={counts} onChoose={chosen => void navigate(addressOfFilter(chosen))} />
        <InboxFilters
          list={list}
          box={box}
          kinds={inbox.data?.kinds ?? []}
          stages={inbox.data?.stages ?? []}
        />
      </div>
      <SavedFilters box={box} filter={filter} />
      <DataList
        label={m.inbox.boxes[box]}
        columns={columns}
        query={inbox}
        keyOf={keyOf}
        opens={pathTo}
        isUrgent={item => item.overdue}
        empty={isFiltered ? m.inbox.emptySearch : m.inbox.empty[box]}
        list={list}
      />
      {box === 'todo' && <BatchBar ticks={ticks} />}
    </>
  )
}
