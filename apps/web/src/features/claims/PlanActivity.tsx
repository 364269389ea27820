import { holdsCommunity } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import type { ClaimDetail } from '../../api/types.js'
import { LinkButton } from '../../components/LinkButton.js'
import { m } from '../../messages/index.js'

/** While a claim is carried out, its community plans activities out of its project. */
export const PlanActivity = ({
  claim: { project, community },
  stage,
}: {
  claim: ClaimDetail
  stage: string
}) => {
  const mayPlan = holdsCommunity(useSession(), community.id)
  if (!mayPlan || stage !== 'delivering') return null
  return (
    <p>
      <LinkButton to={`/activities/new?project=${project.id}`}>{m.project.plan}</LinkButton>
    </p>
  )
}
