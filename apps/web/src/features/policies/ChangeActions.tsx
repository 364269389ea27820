import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { changePolicy, type PolicyChangeDetail, type PolicyCommand } from '../../api/policies.js'
import { useCommand } from '../../api/use-command.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'

const t = m.policy.change

/** What can be done with a change of policy now; who else has to, when nothing can. */
export const ChangeActions = ({ change }: { change: PolicyChangeDetail }) => {
  const { id, revision, state, allowedActions, waitsFor, unitId, kind } = change
  const navigate = useNavigate()
  const today = useBusinessToday()
  const [asking, setAsking] = useState<'publish' | 'withdraw'>()
  const [effectiveFrom, setEffectiveFrom] = useState(today)
  const command = useCommand(
    (wanted: PolicyCommand, key) => changePolicy({ id, command: wanted }, key),
    () => setAsking(undefined),
  )
  const send = (reason: string) =>
    command.run(
      asking === 'publish'
        ? { name: 'publish', revision, effectiveFrom, reason }
        : { name: 'withdraw', reason },
    )
  return (
    <>
      {waitsFor && <p className="muted">{waitsFor}</p>}
      {!asking && command.problem && <ProblemAlert problem={command.problem} />}
      <div className="toolbar">
        {allowedActions.includes('preview') && (
          <Button
            loading={command.isPending && !asking}
            onClick={() => command.run({ name: 'preview', revision })}
          >
            {state === 'previewed' ? t.previewAgain : t.preview}
          </Button>
        )}
        {allowedActions.includes('publish') && (
          <Button type="primary" onClick={() => setAsking('publish')}>
            {t.publish}
          </Button>
        )}
        {allowedActions.includes('edit') && (
          <Button onClick={() => void navigate(`/admin/policies?unitId=${unitId}&kind=${kind}&change=${id}`)}>
            {t.edit}
          </Button>
        )}
        {allowedActions.includes('withdraw') && (
          <Button danger onClick={() => setAsking('withdraw')}>
            {t.withdraw}
          </Button>
        )}
      </div>
      {asking && (
        <ReasonDialog
          title={t[asking]}
          about={asking === 'publish' ? t.publishAbout : ''}
          isDanger={false}
          command={command}
          onSend={send}
          onClose={() => setAsking(undefined)}
        >
          {asking === 'publish' && (
            <Field label={t.effectiveFrom}>
              {({ id: control }) => (
                <DayPicker id={control} min={today} value={effectiveFrom} onChange={setEffectiveFrom} />
              )}
            </Field>
          )}
        </ReasonDialog>
      )}
    </>
  )
}
