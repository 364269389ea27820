import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { personGrantsQuery, personHistoryQuery, personReachQuery } from '../api/organisation.js'
import { holds } from '../api/offices.js'
import { useSession } from '../api/session.js'
import type { OfficeGrant } from '../api/types.js'
import { Rows } from '../components/list/Rows.js'
import '../components/list/data-list.css'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { ChangeLines } from '../features/organisation/ChangeLines.js'
import { RevokeDrawer } from '../features/organisation/GrantDrawer.js'
import { grantColumns, reachColumns } from '../features/organisation/organisation-columns.js'
import { PersonOperations } from '../features/organisation/PersonOperations.js'
import { m } from '../messages/index.js'

const text = m.organisation

const Offices = ({ grants, mayChange }: { grants: OfficeGrant[]; mayChange: boolean }) => {
  const [revoked, setRevoked] = useState<OfficeGrant>()
  const [title, hint] = text.noOffices
  if (grants.length === 0) return <EmptyState title={title} hint={hint} />
  const action = {
    key: 'action',
    title: text.columns.action,
    onCard: 'bare' as const,
    cell: (grant: OfficeGrant) =>
      grant.state !== 'past' && (
        <Button size="small" danger onClick={() => setRevoked(grant)}>
          {text.personCommands.revoke}
        </Button>
      ),
  }
  const columns = grantColumns.filter(({ key }) => key !== 'name')
  return (
    <div className="data-list">
      <Rows
        label={text.columns.offices}
        columns={mayChange ? [...columns, action] : columns}
        rows={grants}
        keyOf={({ role, unitId }) => `${role} ${unitId}`}
      />
      {revoked && <RevokeDrawer grant={revoked} onClose={() => setRevoked(undefined)} />}
    </div>
  )
}

const Reach = ({ personId }: { personId: string }) => {
  const reach = useQuery(personReachQuery(personId, true))
  if (!reach.isSuccess) return <NotLoaded query={reach} />
  const { sees, started, acted, tasks } = reach.data.own
  return (
    <Panel
      title={text.reachTitle}
      aside={
        <a href={`/api/access-review/people/${personId}/offices.csv`} download>
          <DownloadOutlined aria-hidden /> {text.exportCsv}
        </a>
      }
    >
      <p>{text.reach(sees, started, acted, tasks)}</p>
      <div className="data-list">
        <Rows
          label={text.reachTitle}
          columns={reachColumns}
          rows={reach.data.offices}
          keyOf={({ role, unitId }) => `${role} ${unitId}`}
        />
      </div>
    </Panel>
  )
}

const History = ({ personId }: { personId: string }) => (
  <Panel title={text.historyTitle}>
    <ChangeLines query={useQuery(personHistoryQuery(personId))} />
  </Panel>
)

/** One person: offices with who gave them and when, what they open, and what has changed. */
export default function PersonAccess() {
  const { id = '' } = useParams()
  const session = useSession()
  const found = useQuery(personGrantsQuery(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { person, items } = found.data
  const mayChange = holds(session, 'SecurityAdministrator') && person.id !== session.personId
  return (
    <>
      <PageTitle title={person.name} lead={person.leftOn ? text.leftOn(person.leftOn) : person.unitName}>
        {mayChange && <PersonOperations person={person} />}
      </PageTitle>
      <Panel title={text.columns.offices}>
        <Offices grants={items} mayChange={mayChange} />
      </Panel>
      {holds(session, 'SecurityAdministrator', 'SecurityAuditor') && <Reach personId={id} />}
      <History personId={id} />
    </>
  )
}
