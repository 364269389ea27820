import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input, Modal, Progress, Radio } from 'antd'
import { useState } from 'react'
import { lookAtBatch, type BatchChoice, type BatchResult, type Ticked } from '../../api/batches.js'
import { Mark } from '../../components/Mark.js'
import { Field } from '../../components/form/Field.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import '../acts/action-bar.css'
import { Phrases } from '../acts/Phrases.js'
import { useBatch, type Batch } from './use-batch.js'
import '../acts/forms.css'

const t = m.inbox.batch

interface BatchDialogProps {
  ticked: Ticked[]
  onClose: () => void
}

const keyOf = ({ processId, seatId }: Ticked): string => `${processId}/${seatId}`

/** Acts that at least one of the tasks offers, most common first. */
const actsOf = (choices: BatchChoice[]) => {
  const acts = new Map<string, { act: string; label: string; takesOpinion: boolean; count: number }>()
  for (const each of choices.flatMap(choice => choice.acts))
    acts.set(each.act, { ...each, count: (acts.get(each.act)?.count ?? 0) + 1 })
  return [...acts.values()].sort((a, b) => b.count - a.count)
}

const wordOf = (choice: BatchChoice, act: string, result: BatchResult | undefined): string => {
  if (result) return result.status === 'refused' ? (result.detail ?? '') : t.states[result.status]
  if (choice.reason) return choice.reason
  return choice.acts.some(each => each.act === act) ? t.ready : t.notThisAct
}

const Items = ({
  choices,
  act,
  results,
}: {
  choices: BatchChoice[]
  act: string
  results: BatchResult[]
}) => (
  <ul className="batch-items" aria-label={t.items}>
    {choices.map(choice => {
      const result = results.find(each => keyOf(each) === keyOf(choice))
      const isFine = result ? result.status === 'done' : choice.acts.some(each => each.act === act)
      return (
        <li key={keyOf(choice)} className={isFine ? '' : 'is-refused'}>
          <span>
            {choice.title || t.gone} <span className="muted figure">{choice.number}</span>
            {choice.onBehalfOf && <Mark>{m.inbox.onBehalf(m.inbox.me, choice.onBehalfOf.name)}</Mark>}
          </span>
          <span>{wordOf(choice, act, result)}</span>
        </li>
      )
    })}
  </ul>
)

interface Draft {
  act: string
  opinion: string
}

interface BatchDraftProps {
  acts: ReturnType<typeof actsOf>
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** Which act, and with what opinion: the same for all. */
const BatchDraft = ({ acts, draft: { act: chosen, opinion }, onChange }: BatchDraftProps) => (
  <>
    {acts.length > 1 && (
      <Radio.Group
        aria-label={t.act}
        options={acts.map(({ act, label, count }) => ({ value: act, label: t.actOf(label, count) }))}
        value={chosen}
        onChange={event => onChange({ act: String(event.target.value) })}
      />
    )}
    {acts.find(({ act }) => act === chosen)?.takesOpinion && (
      <Field label={m.act.opinion}>
        {({ id }) => (
          <>
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={500}
              value={opinion}
              onChange={event => onChange({ opinion: event.target.value })}
            />
            <Phrases value={opinion} onChoose={phrase => onChange({ opinion: phrase })} />
          </>
        )}
      </Field>
    )}
  </>
)

/** How far it is, and how it came out. */
const Outcome = ({ choices, batch, sent }: { choices: BatchChoice[]; batch: Batch; sent: number }) => {
  const { results, isPending, isOpen } = batch
  return (
    <>
      <Progress percent={Math.round((results.length / sent) * 100)} aria-label={t.progress} />
      {isOpen && <Alert role="status" type="warning" title={t.someUnknown} />}
      {!isOpen && !isPending && <Alert role="status" type="info" title={summaryOf(choices, results)} />}
    </>
  )
}

const isReady = (spec: ReturnType<typeof actsOf>[number] | undefined, opinion: string): boolean =>
  spec !== undefined && (!spec.takesOpinion || opinion.trim() !== '')

/** What is asked before a batch is sent, and what comes back: task by task. */
const BatchForm = ({ choices, onClose }: { choices: BatchChoice[]; onClose: () => void }) => {
  const acts = actsOf(choices)
  const [draft, setDraft] = useState<Draft>({
    act: acts[0]?.act ?? '',
    opinion: m.act.defaultPhrases[1] ?? '',
  })
  const batch = useBatch()
  const spec = acts.find(({ act }) => act === draft.act)
  const suited = choices.filter(choice => choice.acts.some(({ act }) => act === draft.act))
  const isBegun = batch.results.length > 0
  const isDone = isBegun && !batch.isPending && !batch.isOpen
  const send = () => {
    const items = suited.map(({ processId, seatId, version }) => ({
      processId,
      seatId,
      expectedVersion: version,
    }))
    const opinion = spec?.takesOpinion ? { opinion: draft.opinion.trim() } : {}
    batch.send({ act: draft.act, ...opinion, items })
  }
  return (
    <>
      <Items choices={choices} act={draft.act} results={batch.results} />
      {isBegun ? (
        <Outcome choices={choices} batch={batch} sent={suited.length} />
      ) : (
        <BatchDraft acts={acts} draft={draft} onChange={change => setDraft({ ...draft, ...change })} />
      )}
      <div className="act-footer">
        <Button onClick={onClose}>{isDone ? t.close : m.state.cancel}</Button>
        {!isDone && (
          <Button
            type="primary"
            loading={batch.isPending}
            disabled={!isReady(spec, draft.opinion)}
            onClick={send}
          >
            {batch.isOpen ? t.again : t.send(spec?.label ?? '', suited.length)}
          </Button>
        )}
      </div>
    </>
  )
}

const summaryOf = (choices: BatchChoice[], results: BatchResult[]): string => {
  const done = results.filter(({ status }) => status === 'done').length
  return t.summary(done, choices.length - done)
}

/** 批量办理: the ticked tasks, looked at one by one before anything is done. */
export const BatchDialog = ({ ticked, onClose }: BatchDialogProps) => {
  // Looked at once: what was shown is what is sent.
  const [asked] = useState(ticked)
  const look = useQuery({
    queryKey: ['batch', asked],
    queryFn: () => lookAtBatch(asked),
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <Modal open title={t.title(asked.length)} footer={null} width={720} onCancel={onClose}>
      <NotLoaded query={look} />
      {look.data && <BatchForm choices={look.data.items} onClose={onClose} />}
    </Modal>
  )
}
