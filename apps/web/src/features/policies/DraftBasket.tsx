import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { changePolicy, draftPolicy, type PolicyStep, type PolicyValue } from '../../api/policies.js'
import { useCommand } from '../../api/use-command.js'
import { Panel } from '../../components/Panel.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'
import { changePath } from './policy-columns.js'

const t = m.policy
export type Edits = Record<string, PolicyValue | null>

interface DraftBasketProps {
  kind: string
  unit: { id: string; name: string }
  steps: PolicyStep[]
  edits: Edits
  /** A draft that is edited further. */
  change?: { id: string; revision: number } | undefined
  onRemove: (step: string) => void
}

/** The steps changed so far, saved together. */
export const DraftBasket = ({ kind, unit, steps, edits, change, onRemove }: DraftBasketProps) => {
  const navigate = useNavigate()
  const save = useCommand(
    (wanted: Edits, key) =>
      change
        ? changePolicy(
            { id: change.id, command: { name: 'edit', revision: change.revision, steps: wanted } },
            key,
          )
        : draftPolicy({ kind, unitId: unit.id, steps: wanted }, key),
    ({ changeId }) => void navigate(changePath(changeId)),
  )
  const edited = steps.filter(({ step }) => Object.hasOwn(edits, step))
  return (
    <Panel title={t.basket}>
      <p>{t.basketLead(unit.name, edited.length)}</p>
      <ul className="policy-lines">
        {edited.map(({ step, label }) => (
          <li key={step}>
            {label}
            {edits[step] === null && `（${t.inherit}）`}{' '}
            <Button
              size="small"
              type="text"
              aria-label={`${t.remove} ${label}`}
              onClick={() => onRemove(step)}
            >
              {t.remove}
            </Button>
          </li>
        ))}
      </ul>
      {save.problem && (
        <ProblemAlert problem={save.problem}>
          {save.problem.fieldProblems.map(({ path, message }) => (
            <p key={path}>{message}</p>
          ))}
        </ProblemAlert>
      )}
      <Button type="primary" loading={save.isPending} onClick={() => save.run(edits)}>
        {t.save}
      </Button>
    </Panel>
  )
}
