import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { inboxQuery } from '../api/inbox.js'
import type { InboxBox } from '../api/types.js'
import { DataList } from '../components/list/DataList.js'
import { SearchBox } from '../components/list/SearchBox.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { BoxTabs } from '../features/inbox/BoxTabs.js'
import { columnsOf, pathTo } from '../features/inbox/inbox-columns.js'
import { m } from '../messages/index.js'

const boxes: readonly string[] = ['todo', 'done', 'started'] satisfies InboxBox[]
const isBox = (name: string | undefined): name is InboxBox => name !== undefined && boxes.includes(name)

/** What waits for me, what I have done, what I began. */
export default function Inbox() {
  const list = useListSearch()
  const navigate = useNavigate()
  const named = list.valueOf('box')
  const box = isBox(named) ? named : 'todo'
  const search = list.valueOf('search')
  const inbox = useQuery(inboxQuery({ box, offset: list.offset, limit: pageSize, ...(search && { search }) }))
  return (
    <>
      <PageTitle title={m.inbox.title} />
      <div className="toolbar">
        <BoxTabs
          box={box}
          counts={inbox.data?.counts}
          onChoose={chosen => void navigate(`/inbox?box=${chosen}`)}
        />
        <SearchBox
          placeholder={m.inbox.search}
          value={search ?? ''}
          onSearch={text => list.set({ search: text })}
        />
      </div>
      <DataList
        label={m.inbox.boxes[box]}
        columns={columnsOf(box)}
        query={inbox}
        keyOf={item => `${item.processId}/${item.seatId}`}
        opens={pathTo}
        isUrgent={item => item.overdue}
        empty={search ? m.inbox.emptySearch : m.inbox.empty[box]}
        offset={list.offset}
        limit={pageSize}
        onPage={list.goTo}
      />
    </>
  )
}
