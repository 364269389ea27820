import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { AppraisalOverview } from '../../api/appraisals.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { useAppraisalCommand } from './use-appraisal-command.js'

const t = m.appraisal.doneWell
type DoneWell = AppraisalOverview['doneWell'][number]

const nameOf = ({ person, unit }: Pick<DoneWell, 'person' | 'unit'>): string =>
  person?.name ?? unit?.name ?? ''
const keyOf = ({ person, unit }: Pick<DoneWell, 'person' | 'unit'>): string =>
  person ? `p ${person.id}` : `u ${unit?.id ?? ''}`

const Give = ({ overview }: { overview: AppraisalOverview }) => {
  const { service, served, doneWell, publishedMonth } = overview
  const [key, setKey] = useState<string>()
  const [reason, setReason] = useState('')
  const [knows, setKnows] = useState(false)
  const command = useAppraisalCommand(service.id, t.given, () => {
    setKey(undefined)
    setReason('')
  })
  const standing = doneWell.filter(({ withdrawn }) => !withdrawn).map(keyOf)
  const open = served.filter(each => !standing.includes(keyOf(each)))
  const chosen = open.find(each => keyOf(each) === key)
  const send = () =>
    command.send({
      ...{ name: 'giveDoneWell', reason: reason.trim(), asCorrection: knows },
      ...(chosen?.person ? { personId: chosen.person.id } : { unitId: chosen?.unit?.id }),
    })
  return (
    <Panel title={t.give}>
      <p className="muted">{t.lead}</p>
      <FormProblem problem={command.problem} />
      <Field label={t.subject}>
        {control => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={m.act.choose}
            options={open.map(each => ({ value: keyOf(each), label: nameOf(each) }))}
            value={key}
            onChange={setKey}
          />
        )}
      </Field>
      <TextField label={t.reason} rows={2} maxLength={300} value={reason} onChange={setReason} />
      {publishedMonth !== undefined && (
        <>
          <p role="note">{t.published(publishedMonth)}</p>
          <Checkbox checked={knows} onChange={event => setKnows(event.target.checked)}>
            {t.asCorrection}
          </Checkbox>
        </>
      )}
      <p>
        <Button
          type="primary"
          disabled={!chosen || reason.trim().length < 4 || (publishedMonth !== undefined && !knows)}
          loading={command.isPending}
          onClick={send}
        >
          {t.give}
        </Button>
      </p>
    </Panel>
  )
}

const Given = ({ row, onWithdraw }: { row: DoneWell; onWithdraw: (() => void) | undefined }) => (
  <li className="appraisal-row">
    <span>
      <strong>{nameOf(row)}</strong> <span className="prose">{row.reason}</span>
      <span className="cell-sub">
        {t.by(row.byName, formatInstant(row.at))}
        {row.isVoid && !row.withdrawn && <span>{t.isVoid}</span>}
        {row.withdrawn && <span>{t.withdrawn(row.withdrawn.byName, row.withdrawn.reason)}</span>}
      </span>
    </span>
    {!row.withdrawn && onWithdraw && (
      <Button size="small" onClick={onWithdraw}>
        {t.withdraw}
      </Button>
    )}
  </li>
)

/** 表现良好: given with a reason, withdrawn with one. */
export const DoneWellPanel = ({ overview }: { overview: AppraisalOverview }) => {
  const { service, doneWell, publishedMonth, allowedActions } = overview
  const [withdrawing, setWithdrawing] = useState<string>()
  const withdrawal = useAppraisalCommand(service.id, t.withdrawnDone, () => setWithdrawing(undefined))
  const mayWithdraw = allowedActions.includes('withdrawDoneWell')
  if (service.kind === 'claim') return <EmptyState title={t.none[0]} hint={t.claim} />
  return (
    <>
      {allowedActions.includes('giveDoneWell') && <Give overview={overview} />}
      {doneWell.length === 0 ? (
        <EmptyState title={t.none[0]} hint={t.none[1]} />
      ) : (
        <Panel title={m.appraisal.own.doneWell}>
          <ul className="plain-list">
            {doneWell.map(row => (
              <Given
                key={row.id}
                row={row}
                onWithdraw={mayWithdraw ? () => setWithdrawing(row.id) : undefined}
              />
            ))}
          </ul>
        </Panel>
      )}
      {withdrawing !== undefined && (
        <ReasonDialog
          title={t.withdraw}
          label={t.withdrawReason}
          mustKnow={
            publishedMonth === undefined
              ? undefined
              : { text: t.published(publishedMonth), label: t.asCorrection }
          }
          least={4}
          command={withdrawal}
          onSend={reason =>
            withdrawal.send({
              ...{ name: 'withdrawDoneWell', doneWellId: withdrawing, reason },
              asCorrection: publishedMonth !== undefined,
            })
          }
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  )
}
