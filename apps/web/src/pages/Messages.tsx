import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { messagesQuery, readMessages } from '../api/inbox.js'
import type { Message } from '../api/types.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'
import '../features/inbox/inbox.css'

/** The page that a message leads to, where there is one. */
const placeOf = ({ processId, activityId, branchId, offer, need }: Message): string | undefined => {
  if (offer?.kind === 'project') return `/projects/${offer.id}`
  if (offer) return `/posts?search=${encodeURIComponent(offer.title)}`
  if (need) return `/needs?search=${encodeURIComponent(need.title)}`
  if (branchId) return `/branches/${branchId}`
  if (activityId) return `/activities/${activityId}`
  return processId && `/processes/${processId}`
}

const Sentence = ({ message }: { message: Message }) => {
  const { id, sentence, readAt } = message
  const place = placeOf(message)
  const queries = useQueryClient()
  const read = useMutation({
    mutationFn: () => readMessages([id]),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })
  const open = () => {
    if (!readAt) read.mutate()
  }
  return (
    <span className={readAt ? 'message' : 'message is-unread'}>
      {!readAt && <span className="visually-hidden">{m.inbox.messages.unread}</span>}
      {place ? (
        <Link className="message-sentence" to={place} onClick={open}>
          {sentence}
        </Link>
      ) : (
        <span className="message-sentence">{sentence}</span>
      )}
    </span>
  )
}

const columns: Column<Message>[] = [
  {
    key: 'sentence',
    title: m.inbox.messages.title,
    onCard: 'heading',
    cell: message => <Sentence message={message} />,
  },
  {
    key: 'at',
    title: m.inbox.columns.arrived,
    onCard: 'bare',
    width: 160,
    cell: ({ at }) => <span className="muted figure nowrap">{formatInstant(at)}</span>,
  },
]

/** What the system told me. */
export default function Messages() {
  const list = useListSearch()
  const queries = useQueryClient()
  const messages = useQuery(messagesQuery(list.offset, pageSize))
  const readAll = useMutation({
    mutationFn: () => readMessages(),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })
  return (
    <>
      <PageTitle title={m.inbox.messages.title}>
        <Button
          disabled={!messages.data?.unread}
          loading={readAll.isPending}
          onClick={() => readAll.mutate()}
        >
          {m.inbox.messages.readAll}
        </Button>
      </PageTitle>
      <DataList
        label={m.inbox.messages.title}
        columns={columns}
        query={messages}
        keyOf={({ id }) => id}
        empty={m.inbox.messages.empty}
        list={list}
      />
    </>
  )
}
