import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { type OwnAppraisal, ownAppraisalsQuery } from '../api/appraisals.js'
import { FormProblem } from '../components/form/FormProblem.js'
import { TextField } from '../components/form/TextField.js'
import { Pager } from '../components/list/Pager.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { Distributions, Figures, Replies } from '../features/appraisals/Results.js'
import { useAppraisalCommand } from '../features/appraisals/use-appraisal-command.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'
import '../features/appraisals/appraisals.css'

const t = m.appraisal.own
const limit = 10

/** What the appraised say to it. */
const Reply = ({ id }: { id: string }) => {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const command = useAppraisalCommand(id, t.replied, () => {
    setText('')
    setOpen(false)
  })
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t.reply}</Button>
  return (
    <>
      <FormProblem problem={command.problem} />
      <TextField
        label={t.reply}
        hint={t.replyHint}
        rows={3}
        maxLength={500}
        value={text}
        onChange={setText}
      />
      <Button
        type="primary"
        disabled={text.trim().length < 2}
        loading={command.isPending}
        onClick={() => command.send({ name: 'reply', text: text.trim() })}
      >
        {t.reply}
      </Button>
    </>
  )
}

const Card = ({ item }: { item: OwnAppraisal }) => {
  const { service, comments, doneWell, replies, allowedActions } = item
  return (
    <Panel title={service.title} aside={<span className="muted figure">{service.number}</span>}>
      <p className="muted figure">{t.when(formatInstant(service.startsAt), service.community.name)}</p>
      <Figures summary={item} />
      {doneWell.map(({ subject, reason }) => (
        <p key={subject}>
          <strong>{t.doneWell}</strong> {subject}：{reason}
        </p>
      ))}
      <details>
        <summary>{m.appraisal.views.results}</summary>
        <Distributions summary={item} />
      </details>
      {comments.length > 0 && (
        <>
          <h3>{t.comments}</h3>
          <ul>
            {comments.map((comment, at) => (
              // Two people may say the same.
              <li key={at} className="prose">
                {comment}
              </li>
            ))}
          </ul>
        </>
      )}
      <Replies replies={replies} />
      {allowedActions.includes('reply') && <Reply id={service.id} />}
    </Panel>
  )
}

/** 对我的评议: of the services that I, or my unit, took part in; sums and words, never who. */
export default function OwnAppraisals() {
  const list = useListSearch()
  const recent = list.valueOf('recent') === 'true'
  const found = useQuery(ownAppraisalsQuery({ recent: String(recent), offset: list.offset, limit }))
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className="toolbar">
        <Segmented
          options={[
            { value: 'true', label: t.recent },
            { value: '', label: t.all },
          ]}
          value={recent ? 'true' : ''}
          onChange={value => list.set({ recent: value })}
        />
      </div>
      <NotLoaded query={found} />
      {found.data?.items.length === 0 && <EmptyState title={t.none[0]} hint={t.none[1]} />}
      {found.data?.items.map(item => (
        <Card key={item.service.id} item={item} />
      ))}
      {found.data && found.data.total > limit && <Pager total={found.data.total} list={list} limit={limit} />}
    </>
  )
}
