import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { appraisalsQuery, type AppraisalVoice } from '../../api/appraisals.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { pageSize, type ListSearch } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { useAppraisalCommand } from './use-appraisal-command.js'

const t = m.appraisal.voice

const mayBeJudged = ({ outlier, withdrawn }: AppraisalVoice): boolean => outlier.length > 0 && !withdrawn

const Standing = ({ voice, onWithdraw }: { voice: AppraisalVoice; onWithdraw: () => void }) => {
  const { outlier, judgement, withdrawn, source } = voice
  if (withdrawn) return <span className="muted">{t.withdrawn(withdrawn.byName, withdrawn.reason)}</span>
  return (
    <>
      {outlier.map(label => (
        <StatusTag key={label} tone="waiting" label={label} />
      ))}
      {judgement && <p>{t.judgedBy(judgement.label, judgement.byName, judgement.reason)}</p>}
      {source !== 'code' && (
        <Button size="small" type="link" onClick={onWithdraw}>
          {t.withdraw}
        </Button>
      )}
    </>
  )
}

interface Picking {
  picked: readonly string[]
  pick: (id: string, isPicked: boolean) => void
  withdraw: (id: string) => void
}

const columnsOf = ({ picked, pick, withdraw }: Picking): Column<AppraisalVoice>[] => [
  {
    key: 'score',
    title: t.column.score,
    onCard: 'heading',
    width: 120,
    cell: voice => (
      <>
        {mayBeJudged(voice) && (
          <Checkbox
            aria-label={t.pick(voice.score)}
            checked={picked.includes(voice.id)}
            onChange={event => pick(voice.id, event.target.checked)}
          />
        )}{' '}
        <strong className="figure">{voice.score}</strong>
      </>
    ),
  },
  {
    key: 'source',
    title: t.column.source,
    width: 150,
    cell: ({ sourceName, enteredBy }) => (
      <>
        {sourceName} {enteredBy && <span className="muted">{t.enteredBy(enteredBy)}</span>}
      </>
    ),
  },
  { key: 'comment', title: t.column.comment, cell: ({ comment }) => comment ?? '' },
  {
    key: 'at',
    title: t.column.at,
    width: 150,
    cell: ({ at }) => <span className="figure">{formatInstant(at)}</span>,
  },
  {
    key: 'judged',
    title: t.column.judged,
    onCard: 'bare',
    cell: voice => <Standing voice={voice} onWithdraw={() => withdraw(voice.id)} />,
  },
]

/** Those picked are kept or noted together, with one reason. */
const Judging = ({ id, picked, onDone }: { id: string; picked: readonly string[]; onDone: () => void }) => {
  const [verdict, setVerdict] = useState<'kept' | 'noted'>()
  const command = useAppraisalCommand(id, t.judged, () => {
    setVerdict(undefined)
    onDone()
  })
  return (
    <div className="toolbar">
      <span>{t.judge(picked.length)}</span>
      <Button onClick={() => setVerdict('kept')}>{t.keep}</Button>
      <Button onClick={() => setVerdict('noted')}>{t.note}</Button>
      {verdict && (
        <ReasonDialog
          title={verdict === 'kept' ? t.keep : t.note}
          label={t.reason}
          hint={t.reasonHint}
          isDanger={false}
          least={4}
          command={command}
          onSend={reason => command.send({ name: 'judge', appraisalIds: [...picked], verdict, reason })}
          onClose={() => setVerdict(undefined)}
        />
      )}
    </div>
  )
}

const Withdrawing = ({ id, voiceId, onClose }: { id: string; voiceId: string; onClose: () => void }) => {
  const command = useAppraisalCommand(id, t.withdrawnDone, onClose)
  return (
    <ReasonDialog
      title={t.withdraw}
      label={t.withdrawReason}
      command={command}
      onSend={reason => command.send({ name: 'withdrawEntry', appraisalId: voiceId, reason })}
      onClose={onClose}
    />
  )
}

/** Voice by voice; what stands out is decided here by a person. */
export const VoicesPanel = ({ id, list }: { id: string; list: ListSearch }) => {
  const only = list.valueOf('only') === 'outliers'
  const [picked, setPicked] = useState<readonly string[]>([])
  const [withdrawing, setWithdrawing] = useState<string>()
  const found = useQuery({
    ...appraisalsQuery(id, { offset: list.offset, limit: pageSize, ...(only && { only: 'outliers' }) }),
    select: ({ voices }) => voices,
  })
  const pick = (voiceId: string, isPicked: boolean) =>
    setPicked(isPicked ? [...picked, voiceId] : picked.filter(other => other !== voiceId))
  const open = (found.data?.items ?? []).filter(voice => mayBeJudged(voice) && !voice.judgement)
  return (
    <Panel title={m.appraisal.views.voices}>
      <div className="toolbar">
        <Checkbox
          checked={only}
          onChange={event => list.set({ only: event.target.checked ? 'outliers' : undefined })}
        >
          {t.only}
        </Checkbox>
        {open.length > 1 && (
          <Button size="small" onClick={() => setPicked(open.map(voice => voice.id))}>
            {t.pickAll}
          </Button>
        )}
      </div>
      {picked.length > 0 && <Judging id={id} picked={picked} onDone={() => setPicked([])} />}
      <DataList
        label={m.appraisal.views.voices}
        query={found}
        columns={columnsOf({ picked, pick, withdraw: setWithdrawing })}
        keyOf={voice => voice.id}
        empty={only ? t.noneOut : t.none}
        list={list}
      />
      {withdrawing !== undefined && (
        <Withdrawing id={id} voiceId={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </Panel>
  )
}
