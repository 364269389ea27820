import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { rulePlanQuery } from '../api/policies.js'
import { PageTitle } from '../components/PageTitle.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { PlanPanel } from '../features/policies/PlanPanel.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const t = m.policy

/** Open processes and other rules: tried, then carried out one by one. */
export default function RulePlan() {
  const { id = '' } = useParams()
  const plan = useQuery(rulePlanQuery(id))
  if (!plan.isSuccess) return <NotLoaded query={plan} />
  const { madeByName, madeAt, reason } = plan.data
  return (
    <>
      <PageTitle
        title={t.plan.pageTitle}
        lead={[madeByName, formatInstant(madeAt), reason].filter(Boolean).join(' · ')}
      />
      <PlanPanel plan={plan.data} />
    </>
  )
}
