import { Link } from 'react-router'
import { holds, holdsCommunity } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import type { ClaimDetail, Party, Session, TermsField } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { Delivery } from './Delivery.js'
import { NegotiationThread } from './NegotiationThread.js'
import { PlanActivity } from './PlanActivity.js'
import { RoundDifferences } from './RoundDifferences.js'
import { TermsTable } from './TermsTable.js'
import './claims.css'

const parties: Party[] = ['agency', 'community']

const Objections = ({ claim }: { claim: ClaimDetail }) => {
  const owing = parties.filter(party => claim.openObjections[party].length > 0)
  return owing.length > 0 ? (
    <span className="owes">{owing.map(party => m.claim.owes(m.claim.partyRounds[party])).join('、')}</span>
  ) : null
}

const StandingTerms = ({ claim }: { claim: ClaimDetail }) => {
  const last = claim.rounds.at(-1)
  if (!last) return null
  const objections = new Map<TermsField, string>(
    parties.flatMap(party =>
      claim.openObjections[party].map(({ field, reason }) => [field, reason] as const),
    ),
  )
  return (
    <Panel title={m.claim.sections.terms} aside={<Objections claim={claim} />}>
      <TermsTable
        terms={last.terms}
        changed={new Set(last.changes.map(({ field }) => field))}
        objections={objections}
      />
      {claim.signedAt && <p className="signed figure">{m.claim.signedAt(formatInstant(claim.signedAt))}</p>}
    </Panel>
  )
}

const ProjectCard = ({ claim: { project, agency, community, startedBy } }: { claim: ClaimDetail }) => (
  <Panel
    title={m.claim.sections.project}
    aside={<Link to={`/projects/${project.id}`}>{project.number}</Link>}
  >
    <p>
      <strong>{project.title}</strong> <span className="muted">{project.category}</span>
    </p>
    <p className="prose muted">{project.need}</p>
    <dl className="pairs">
      <div>
        <dt>{m.claim.parties.agency}</dt>
        <dd>{agency.name}</dd>
      </div>
      <div>
        <dt>{m.claim.parties.community}</dt>
        <dd>{community.name}</dd>
      </div>
      <div>
        <dt>{m.process.startedBy}</dt>
        <dd>{m.claim.startedBy[startedBy]}</dd>
      </div>
    </dl>
  </Panel>
)

const Ending = ({ refusal, withdrawal }: ClaimDetail) => (
  <>
    {refusal && (
      <Panel title={m.claim.sections.ending}>
        <p>
          <strong>{m.claim.refusedBy[refusal.by]}</strong> {refusal.unitName}
          {refusal.reasonCode && `：${m.claim.refusalReasons[refusal.reasonCode] ?? refusal.reasonCode}`}
        </p>
        <p className="prose muted">{refusal.reason}</p>
      </Panel>
    )}
    {withdrawal && (
      <Panel title={m.claim.sections.withdrawal}>
        <p>
          {m.claim.withdrawalBy(m.claim.partyRounds[withdrawal.by])}{' '}
          <span className="muted figure">{formatInstant(withdrawal.at)}</span>
        </p>
        <p className="prose muted">{withdrawal.reason}</p>
      </Panel>
    )}
  </>
)

/** Whoever looks after the community; of those who see the claim, every coordinator does. */
const looksAfter = (session: Session, communityId: string): boolean =>
  holds(session, 'SubdistrictCoordinator') || holdsCommunity(session, communityId)

/** The claim's own part of the page, from what is agreed to what was done. */
export const ClaimSections = ({
  processId,
  stage,
  claim,
}: {
  processId: string
  stage: string
  claim: ClaimDetail
}) => (
  <>
    <Ending {...claim} />
    <PlanActivity claim={claim} stage={stage} />
    <Delivery
      processId={processId}
      claim={claim}
      mayAppraise={looksAfter(useSession(), claim.community.id)}
    />
    <StandingTerms claim={claim} />
    <Panel
      title={m.claim.sections.thread}
      aside={
        <span className="muted figure">{m.claim.roundsUsed(claim.roundsUsed, claim.roundsAllowed)}</span>
      }
    >
      <NegotiationThread claim={claim} />
    </Panel>
    {claim.rounds.length > 1 && (
      <Panel title={m.claim.sections.differences}>
        <RoundDifferences processId={processId} claim={claim} key={claim.rounds.length} />
      </Panel>
    )}
    <ProjectCard claim={claim} />
  </>
)
