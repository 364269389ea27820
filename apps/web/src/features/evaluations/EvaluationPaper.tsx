import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { type Slip, type SlipList, slipsQuery } from '../../api/evaluation-slips.js'
import { Field } from '../../components/form/Field.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { CommunityChoice, useCommunity } from './CommunityChoice.js'
import { Outcome, type Told } from './PaperOutcome.js'
import { paperReceipts, useKeepReceipt } from './paper-receipts.js'
import { PaperSheet } from './PaperSheet.js'
import '../acts/forms.css'

const t = m.evaluationSlip.paper

/** What is to be done with it by the person asking; nothing when somebody else has to. */
const dueOf = ({ paper, enteredByMe }: Slip): 'check' | 'redo' | undefined => {
  if (paper === 'differs') return 'redo'
  return paper === 'entered' && !enteredByMe ? 'check' : undefined
}

/** Entered once, or twice without agreeing. */
const Waiting = ({ slips, onChoose }: { slips: Slip[]; onChoose: (number: number) => void }) => {
  const waiting = slips.filter(({ paper }) => paper === 'entered' || paper === 'differs')
  return (
    <Panel title={t.waiting}>
      {waiting.length === 0 && <p className="muted">{t.waitingNone}</p>}
      <ul className="plain-list">
        {waiting.map(slip => {
          const due = dueOf(slip)
          return (
            <li key={slip.number} className="paper-waiting">
              <span>
                <strong>{t.heading(slip.number)}</strong>{' '}
                <span className="muted">
                  {slip.paper === 'differs' ? t.differs : due ? t.waitingOther : t.waitingMine}
                </span>
              </span>
              {due && (
                <Button size="small" onClick={() => onChoose(slip.number)}>
                  {t[due](slip.number)}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** Why a number cannot be entered by the person asking. */
const flawOf = (slip: Slip | undefined): string | undefined => {
  if (!slip || slip.state !== 'drawn' || slip.voted) return t.unknown
  return slip.enteredByMe ? t.mine : undefined
}

const Number = ({ slips, onChoose }: { slips: Slip[]; onChoose: (number: number) => void }) => {
  const [typed, setTyped] = useState<number | null>(null)
  const [isTried, setTried] = useState(false)
  const flaw = flawOf(slips.find(({ number }) => number === typed))
  const begin = () => {
    setTried(true)
    if (typed !== null && flaw === undefined) onChoose(typed)
  }
  return (
    <div className="paper-number" onKeyDown={event => event.key === 'Enter' && begin()}>
      <Field label={t.number} hint={t.numberHint} problem={isTried ? flaw : undefined}>
        {control => (
          <InputNumber
            {...control}
            autoFocus
            min={1}
            precision={0}
            value={typed}
            onChange={number => {
              setTyped(number)
              setTried(false)
            }}
          />
        )}
      </Field>
      <Button type="primary" onClick={begin}>
        {t.begin}
      </Button>
    </div>
  )
}

/** To the receipts of what was checked in this window. */
const ReceiptsLink = ({ id, communityId }: { id: string; communityId: string }) => {
  const queries = useQueryClient()
  const { length } = paperReceipts(queries, id).filter(each => each.communityId === communityId)
  if (length === 0) return null
  return (
    <div className="toolbar">
      <LinkButton to={`/evaluations/${id}/paper-receipts?community=${communityId}`}>
        {m.evaluationSlip.receipts.open(length)}
      </LinkButton>
    </div>
  )
}

interface EntryProps {
  evaluation: EvaluationDetail
  communityId: string
  found: SlipList
}

const Entry = ({ evaluation, communityId, found }: EntryProps) => {
  const [number, setNumber] = useState<number>()
  const [told, setTold] = useState<Told>()
  const keep = useKeepReceipt(evaluation.id)
  const choose = (chosen: number | undefined) => {
    setNumber(chosen)
    setTold(undefined)
  }
  return (
    <>
      <Panel title={t.title}>
        <p className="muted">{t.lead}</p>
        {told && <Outcome told={told} />}
        <ReceiptsLink id={evaluation.id} communityId={communityId} />
        {number === undefined ? (
          <Number slips={found.items} onChoose={choose} />
        ) : (
          <PaperSheet
            key={number}
            evaluation={evaluation}
            place={{ communityId, number }}
            subjects={found.subjects}
            onDone={answer => {
              setNumber(undefined)
              setTold({ number, answer })
              if (answer.receipt) keep({ communityId, number, receipt: answer.receipt })
            }}
            onClose={() => choose(undefined)}
          />
        )}
      </Panel>
      <Waiting slips={found.items} onChoose={choose} />
    </>
  )
}

const Found = ({ evaluation, communityId }: Omit<EntryProps, 'found'>) => {
  const found = useQuery(slipsQuery(evaluation.id, communityId))
  if (!found.isSuccess) return <NotLoaded query={found} />
  return <Entry evaluation={evaluation} communityId={communityId} found={found.data} />
}

/** 纸质票: entered by one, entered again by another; only what agrees is cast. */
export const EvaluationPaper = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const communities = evaluation.communities.filter(({ mayEnterPaper }) => mayEnterPaper)
  const [communityId, choose] = useCommunity(communities, ({ paperWaiting }) => paperWaiting > 0)
  if (communityId === undefined) return <EmptyState title={t.closed[0]} hint={t.closed[1]} />
  return (
    <>
      <CommunityChoice communities={communities} value={communityId} onChange={choose} />
      <Found key={communityId} evaluation={evaluation} communityId={communityId} />
    </>
  )
}
