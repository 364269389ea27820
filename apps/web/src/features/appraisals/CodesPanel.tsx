import { Button, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import type { AppraisalOverview } from '../../api/appraisals.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { lastDayOf } from './last-day.js'
import { useAppraisalCommand } from './use-appraisal-command.js'

const t = m.appraisal.codes
type Code = AppraisalOverview['codes'][number]

const tones = { open: 'active', used: 'done', revoked: 'stopped', over: 'stopped' } as const
const mostAtOnce = 200

const Make = ({ id, rule }: { id: string; rule: AppraisalOverview['rule'] }) => {
  const [kind, setKind] = useState<Code['kind']>('slip')
  const [count, setCount] = useState(24)
  const [days, setDays] = useState(rule.days)
  const command = useAppraisalCommand(id, t.made)
  return (
    <Panel title={t.make}>
      <FormProblem problem={command.problem} />
      <Radio.Group
        value={kind}
        optionType="button"
        options={[
          { value: 'slip', label: t.slips },
          { value: 'shared', label: t.shared },
        ]}
        onChange={event => setKind(event.target.value as Code['kind'])}
      />
      <p className="muted">{kind === 'slip' ? t.slipsHint : t.sharedHint(rule.anHour)}</p>
      <div className="appraisal-make">
        {kind === 'slip' && (
          <Field label={t.count}>
            {({ id: field }) => (
              <InputNumber
                id={field}
                min={1}
                max={mostAtOnce}
                precision={0}
                value={count}
                onChange={value => setCount(value ?? 1)}
              />
            )}
          </Field>
        )}
        <Field label={t.days} hint={t.daysHint(rule.days)}>
          {({ id: field }) => (
            <InputNumber
              id={field}
              min={0}
              max={rule.days}
              precision={0}
              value={days}
              onChange={value => setDays(value ?? 0)}
            />
          )}
        </Field>
      </div>
      <Button
        type="primary"
        loading={command.isPending}
        onClick={() => command.send({ name: 'makeCodes', kind, days, count: kind === 'slip' ? count : 1 })}
      >
        {t.submit}
      </Button>
    </Panel>
  )
}

const CodeRow = ({ code, onRevoke }: { code: Code; onRevoke: (() => void) | undefined }) => (
  <li className="appraisal-row">
    <span>
      <span className="figure">{t.number(code.number)}</span> {t.kinds[code.kind]}{' '}
      <StatusTag tone={tones[code.state]} label={t.states[code.state]} />
      <span className="cell-sub figure">{t.until(lastDayOf(code.closesAt))}</span>
    </span>
    {onRevoke && code.state === 'open' && (
      <Button size="small" onClick={onRevoke}>
        {t.revoke}
      </Button>
    )}
  </li>
)

/** Codes: made, printed, revoked. */
export const CodesPanel = ({ overview }: { overview: AppraisalOverview }) => {
  const { service, codes, rule, allowedActions } = overview
  const [revoking, setRevoking] = useState<string>()
  const revocation = useAppraisalCommand(service.id, t.revoked, () => setRevoking(undefined))
  const countOf = (state: Code['state']) => codes.filter(code => code.state === state).length
  const mayRevoke = allowedActions.includes('revokeCode')
  return (
    <>
      {allowedActions.includes('makeCodes') && <Make id={service.id} rule={rule} />}
      {codes.length === 0 ? (
        <EmptyState title={t.none[0]} hint={t.none[1]} />
      ) : (
        <Panel
          title={t.counts}
          aside={<LinkButton to={`/appraisals/${service.id}/slips`}>{t.print}</LinkButton>}
        >
          <p className="figure">{t.countOf(countOf('open'), countOf('used'))}</p>
          <details>
            <summary>{t.all}</summary>
            <ul className="plain-list">
              {codes.map(code => (
                <CodeRow
                  key={code.id}
                  code={code}
                  onRevoke={mayRevoke ? () => setRevoking(code.id) : undefined}
                />
              ))}
            </ul>
          </details>
        </Panel>
      )}
      {revoking !== undefined && (
        <ReasonDialog
          title={t.revoke}
          label={t.revokeReason}
          most={200}
          command={revocation}
          onSend={reason => revocation.send({ name: 'revokeCode', codeId: revoking, reason })}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  )
}
