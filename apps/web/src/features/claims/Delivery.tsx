import type { ReactNode } from 'react'
import type { ClaimDetail } from '../../api/types.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatDay, formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './claims.css'

type Plan = NonNullable<ClaimDetail['workPlan']>

const MilestoneList = ({ milestones }: Pick<Plan, 'milestones'>) => (
  <ol className="milestones">
    {milestones.map(({ title, dueOn, reachedOn, note }) => (
      <li key={title} className={reachedOn ? 'milestone is-reached' : 'milestone'}>
        <span className="milestone-mark" aria-hidden>
          {reachedOn ? '✓' : ''}
        </span>
        <div>
          <p>{title}</p>
          <p className="cell-sub figure">
            <span>
              {m.claim.dueOn} {formatDay(dueOn)}
            </span>
            <span>{reachedOn ? `${m.claim.reachedOn} ${formatDay(reachedOn)}` : m.claim.notReached}</span>
            {note && <span>{note}</span>}
          </p>
        </div>
      </li>
    ))}
  </ol>
)

const WorkPlan = ({ plan }: { plan: Plan }) => {
  const reached = plan.milestones.filter(({ reachedOn }) => reachedOn).length
  const progress = <span className="muted figure">{m.claim.progress(reached, plan.milestones.length)}</span>
  return (
    <Panel title={m.claim.sections.plan} aside={progress}>
      <p className="prose">{plan.summary}</p>
      <MilestoneList milestones={plan.milestones} />
      <p className="muted figure">{m.claim.submittedAt(formatInstant(plan.submittedAt))}</p>
    </Panel>
  )
}

const jointTones = { invited: 'waiting', joined: 'done', declined: 'stopped' } as const

const JointUnits = ({ units }: { units: ClaimDetail['jointUnits'] }) => (
  <Panel title={m.claim.sections.joint}>
    <ul className="plain-list">
      {units.map(({ unitId, name, task, status, note }) => (
        <li key={`${unitId}${status}`}>
          <p>
            <strong>{name}</strong>{' '}
            <StatusTag tone={jointTones[status]} label={m.claim.jointStatuses[status]} />
          </p>
          <p className="muted">{[task, note].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  </Panel>
)

const Completion = ({ claim }: { claim: ClaimDetail }) => (
  <Panel title={m.claim.sections.completion}>
    {claim.completion && (
      <>
        <p className="prose">{claim.completion.summary}</p>
        <p className="muted figure">
          {m.claim.served(claim.completion.servedPeople)} ·{' '}
          {m.claim.submittedAt(formatInstant(claim.completion.at))}
        </p>
      </>
    )}
    <ul className="plain-list">
      {claim.acceptances.map(({ accepted, comment, at }) => (
        <li key={at}>
          <StatusTag tone={accepted ? 'done' : 'returned'} label={m.claim.acceptance[`${accepted}`]} />{' '}
          {comment} <span className="muted figure">{formatInstant(at)}</span>
        </li>
      ))}
    </ul>
  </Panel>
)

const Appraisal = ({ appraisal }: { appraisal: NonNullable<ClaimDetail['appraisal']> }) => (
  <Panel title={m.claim.sections.appraisal}>
    <p>
      <span className="stars" aria-hidden>
        {'★'.repeat(appraisal.score)}
        <span className="stars-missing">{'★'.repeat(5 - appraisal.score)}</span>
      </span>{' '}
      {m.claim.score(appraisal.score)}
    </p>
    <p className="prose">{appraisal.comment}</p>
    <p className="muted figure">{formatInstant(appraisal.at)}</p>
  </Panel>
)

/** Residents appraise what the community has accepted, by slip or on paper. */
const Residents = ({ processId }: { processId: string }) => (
  <Panel
    title={m.appraisal.title}
    aside={<LinkButton to={`/appraisals/${processId}`}>{m.appraisal.open}</LinkButton>}
  >
    <p className="muted">{m.appraisal.claimHint}</p>
  </Panel>
)

interface DeliveryProps {
  processId: string
  claim: ClaimDetail
  /** Whether one looks after the community. */
  mayAppraise: boolean
}

/** Everything after approval, as far as it has happened. */
export const Delivery = ({ processId, claim, mayAppraise }: DeliveryProps): ReactNode => (
  <>
    {claim.workPlan && <WorkPlan plan={claim.workPlan} />}
    {claim.jointUnits.length > 0 && <JointUnits units={claim.jointUnits} />}
    {(claim.completion !== undefined || claim.acceptances.length > 0) && <Completion claim={claim} />}
    {claim.appraisal && <Appraisal appraisal={claim.appraisal} />}
    {mayAppraise && claim.acceptances.some(({ accepted }) => accepted) && <Residents processId={processId} />}
  </>
)
