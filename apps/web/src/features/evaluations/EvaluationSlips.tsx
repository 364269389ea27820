import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { EvaluationCommunity, EvaluationDetail } from '../../api/evaluations.js'
import { type SlipList, slipsQuery } from '../../api/evaluation-slips.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { CommunityChoice, useCommunity } from './CommunityChoice.js'
import { SlipRows } from './SlipRows.js'
import { useSlipOrders } from './use-slip-orders.js'
import { WithdrawalsPanel } from './WithdrawalsPanel.js'

const t = m.evaluationSlip

interface PartProps {
  id: string
  community: EvaluationCommunity
}

const Again = ({ id, community }: PartProps) => {
  const [isAsked, setAsked] = useState(false)
  const orders = useSlipOrders(id)
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t.print.again}</Button>
      {isAsked && (
        <ReasonDialog
          title={t.print.again}
          label={t.print.reason}
          hint={t.print.againHint}
          least={4}
          command={orders}
          onSend={reason => orders.run({ name: 'print', communityId: community.id, again: true, reason })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

/** All of a community's at once: those that were never printed, or, with a reason, those that have not voted. */
const PrintPanel = ({ id, community }: PartProps) => {
  const orders = useSlipOrders(id)
  const { unprinted: left, printed, mayPrint } = community
  const print = () =>
    orders.run({ name: 'print', communityId: community.id, again: false, reason: t.print.firstReason })
  return (
    <Panel title={t.print.title}>
      <FormProblem problem={orders.problem} />
      <p className="muted">{left > 0 ? t.print.waiting(left) : t.print.all}</p>
      {mayPrint ? (
        <div className="toolbar">
          {left > 0 && (
            <Button type="primary" loading={orders.isPending} onClick={print}>
              {t.print.first(left)}
            </Button>
          )}
          {printed > 0 && <Again id={id} community={community} />}
          <LinkButton to={`/evaluations/${id}/paper-form?community=${community.id}`}>
            {t.print.sheets}
          </LinkButton>
        </div>
      ) : (
        <p className="muted">{t.print.onlyHere}</p>
      )}
    </Panel>
  )
}

const Changes = ({ changes }: Pick<SlipList, 'changes'>) => (
  <Panel title={t.list.changes}>
    {changes.length === 0 && <p className="muted">{t.list.noChanges}</p>}
    <ul className="plain-list">
      {changes.map(({ number, whatLabel, reason, byName, agreedByName, at }, index) => (
        // Changes have nothing of their own that names them; the newest come first.
        <li key={changes.length - index} className="slip-change">
          <strong>
            {whatLabel} {number !== null && t.list.number(number)}
          </strong>{' '}
          {reason}
          <p className="cell-sub figure">{t.list.by(byName, agreedByName, formatInstant(at))}</p>
        </li>
      ))}
    </ul>
  </Panel>
)

const Found = ({ id, community }: PartProps) => {
  const found = useQuery(slipsQuery(id, community.id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items, changes } = found.data
  return (
    <>
      <SlipRows id={id} community={community} slips={items} />
      <WithdrawalsPanel id={id} community={community} slips={items} />
      <Changes changes={changes} />
    </>
  )
}

/** 选票: of one community, printed, replaced, made void; what was done stays. */
export const EvaluationSlips = ({ evaluation: { id, communities } }: { evaluation: EvaluationDetail }) => {
  const [communityId, choose] = useCommunity(communities)
  const community = communities.find(each => each.id === communityId)
  if (!community) return null
  return (
    <>
      <CommunityChoice communities={communities} value={community.id} onChange={choose} />
      {community.drawn + community.void === 0 ? (
        <EmptyState title={t.print.none[0]} hint={t.print.none[1]} />
      ) : (
        <>
          <PrintPanel id={id} community={community} />
          <Found id={id} community={community} />
        </>
      )}
    </>
  )
}
