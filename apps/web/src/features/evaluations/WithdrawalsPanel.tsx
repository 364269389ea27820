import { Button } from 'antd'
import { useState } from 'react'
import type { EvaluationCommunity } from '../../api/evaluations.js'
import type { Slip } from '../../api/evaluation-slips.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { AgreeDialog, AskDialog, RefuseDialog } from './WithdrawalDialogs.js'

const t = m.evaluationSlip.withdrawal

type Decision = 'agree' | 'refuse'
type Waiting = Slip & Required<Pick<Slip, 'withdrawal'>>

interface RowProps {
  slip: Waiting
  /** Whether voting goes on and the person asking has a hand in it. */
  isOpen: boolean
  onDecide: (decision: Decision) => void
}

const WaitingRow = ({ slip: { number, withdrawal }, isOpen, onDecide }: RowProps) => {
  const { byName, reason, at, mayDecide } = withdrawal
  const decisions: Decision[] = isOpen ? ['agree', 'refuse'] : ['refuse']
  return (
    <li className="paper-waiting">
      <div>
        <strong>{t.heading(number)}</strong> {reason}
        <p className="cell-sub figure">{t.by(byName, formatInstant(at))}</p>
        {!mayDecide && <p className="muted">{t.others}</p>}
        {mayDecide && !isOpen && <p className="muted">{t.closed}</p>}
      </div>
      {mayDecide && (
        <div className="slip-acts">
          {decisions.map(decision => (
            <Button key={decision} size="small" onClick={() => onDecide(decision)}>
              {t[decision]}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}

interface WithdrawalsPanelProps {
  id: string
  community: EvaluationCommunity
  slips: Slip[]
}

/** 撤回选票: asked for here by those who enter paper, and decided by another one of them. */
export const WithdrawalsPanel = ({ id, community, slips }: WithdrawalsPanelProps) => {
  const [asked, setAsked] = useState<'ask' | { decision: Decision; number: number }>()
  const waiting = slips.filter((slip): slip is Waiting => slip.withdrawal !== undefined)
  const isOpen = community.mayEnterPaper
  if (!isOpen && waiting.length === 0) return null
  const at = { id, communityId: community.id, onClose: () => setAsked(undefined) }
  const Decide = typeof asked === 'object' && asked.decision === 'agree' ? AgreeDialog : RefuseDialog
  return (
    <Panel title={t.title} aside={isOpen && <Button onClick={() => setAsked('ask')}>{t.ask}</Button>}>
      <p className="muted">{t.lead}</p>
      {waiting.length === 0 && <p className="muted">{t.none}</p>}
      <ul className="plain-list">
        {waiting.map(slip => (
          <WaitingRow
            key={slip.number}
            slip={slip}
            isOpen={isOpen}
            onDecide={decision => setAsked({ decision, number: slip.number })}
          />
        ))}
      </ul>
      {asked === 'ask' && <AskDialog {...at} slips={slips} />}
      {typeof asked === 'object' && <Decide {...at} number={asked.number} />}
    </Panel>
  )
}
