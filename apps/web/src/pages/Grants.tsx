import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { decideGrant, grantRequestsQuery, peopleQueryOf } from '../api/organisation.js'
import type { GrantRequest } from '../api/types.js'
import { useCommand } from '../api/use-command.js'
import { ReasonDialog } from '../components/form/ReasonDialog.js'
import { DataList } from '../components/list/DataList.js'
import { SearchFilter } from '../components/list/filters.js'
import { Pager } from '../components/list/Pager.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { formatInstant } from '../format/dates.js'
import { rosterColumns } from '../features/organisation/organisation-columns.js'
import '../features/organisation/organisation.css'
import { m } from '../messages/index.js'

const text = m.organisation

const outcomeOf = ({ approved, decidedByName }: GrantRequest): string =>
  approved === undefined ? text.waiting : `${decidedByName ?? ''}${approved ? text.approved : text.declined}`

const Request = ({ request }: { request: GrantRequest }) => {
  const [asks, setAsks] = useState<'approve' | 'decline'>()
  const decide = useCommand(decideGrant, () => setAsks(undefined))
  const said = text.request(
    request.changeLabel,
    request.personName,
    text.office(request.unitName, request.roleLabel),
  )
  return (
    <li>
      <strong>{said}</strong>
      <p className="cell-sub">
        <span>{text.askedBy(request.askedByName)}</span>
        <span className="figure">{formatInstant(request.askedAt)}</span>
        <span>{request.reason}</span>
        <span>{outcomeOf(request)}</span>
        {request.decisionReason && <span>{request.decisionReason}</span>}
      </p>
      {request.mayDecide && (
        <div className="toolbar">
          <Button type="primary" size="small" onClick={() => setAsks('approve')}>
            {text.approve}
          </Button>
          <Button danger size="small" onClick={() => setAsks('decline')}>
            {text.decline}
          </Button>
        </div>
      )}
      {asks && (
        <ReasonDialog
          title={text[asks]}
          about={said}
          isDanger={asks === 'decline'}
          command={decide}
          onSend={reason => decide.run({ id: request.id, approved: asks === 'approve', reason })}
          onClose={() => setAsks(undefined)}
        />
      )}
    </li>
  )
}

const Requests = () => {
  const [offset, setOffset] = useState(0)
  const requests = useQuery(grantRequestsQuery({ offset, limit: pageSize }))
  if (!requests.isSuccess) return <NotLoaded query={requests} />
  const { items, total } = requests.data
  const [title, hint] = text.noRequests
  return (
    <Panel title={text.requests}>
      {items.length === 0 ? (
        <EmptyState title={title} hint={hint} />
      ) : (
        <ul className="change-lines">
          {items.map(request => (
            <Request key={request.id} request={request} />
          ))}
        </ul>
      )}
      {(offset > 0 || total > pageSize) && <Pager total={total} list={{ offset, goTo: setOffset }} />}
    </Panel>
  )
}

/** Offices by person; an administrator's waits here for the second security administrator. */
export default function Grants() {
  const list = useListSearch()
  const search = list.valueOf('search') ?? ''
  const people = useQuery(peopleQueryOf({ search, offset: list.offset, limit: pageSize }))
  const [title, hint] = text.findPersonHint
  return (
    <>
      <PageTitle title={text.grantsTitle} lead={text.grantsLead} />
      <div className="toolbar">
        <SearchFilter list={list} label={text.findPerson} />
      </div>
      {search ? (
        <DataList
          label={text.grantsTitle}
          columns={rosterColumns}
          query={people}
          keyOf={({ id }) => id}
          opens={({ id }) => `/admin/people/${id}`}
          empty={text.nobodyFound}
          list={list}
        />
      ) : (
        <EmptyState title={title} hint={hint} />
      )}
      <Requests />
    </>
  )
}
