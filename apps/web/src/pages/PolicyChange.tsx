import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import { policyChangeQuery } from '../api/policies.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { StatusTag } from '../components/StatusTag.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { ChangeActions } from '../features/policies/ChangeActions.js'
import { Differences } from '../features/policies/Differences.js'
import { PlanPanel } from '../features/policies/PlanPanel.js'
import { changeTones } from '../features/policies/policy-columns.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const t = m.policy.change

/** One change of policy: what differs, what is wrong with it, what it would do, and what comes next. */
export default function PolicyChange() {
  const { id = '' } = useParams()
  const found = useQuery(policyChangeQuery(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const change = found.data
  const { draftedByName, draftedAt, endedByName, endedAt, stateLabel, effectiveFrom, reason, faults } = change
  const told = [
    t.drafted(draftedByName, formatInstant(draftedAt)),
    endedByName && endedAt && t.ended(stateLabel, endedByName, formatInstant(endedAt)),
    effectiveFrom && t.effective(effectiveFrom),
    reason,
  ]
  return (
    <>
      <PageTitle title={t.title(change.unitName)} lead={told.filter(Boolean).join('；')}>
        <Link to={`/admin/policies?unitId=${change.unitId}&kind=${change.kind}`}>{t.back}</Link>
      </PageTitle>
      <Panel title={t.differences} aside={<StatusTag tone={changeTones[change.state]} label={stateLabel} />}>
        <Differences differences={change.differences} />
        {faults.length > 0 && (
          <Alert
            type="error"
            role="alert"
            showIcon
            title={t.faults}
            description={faults.map(({ path, message }) => (
              <p key={path}>{message}</p>
            ))}
          />
        )}
        <ChangeActions change={change} />
      </Panel>
      {change.plan && <PlanPanel plan={change.plan} />}
    </>
  )
}
