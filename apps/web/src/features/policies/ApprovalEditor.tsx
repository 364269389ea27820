import { Checkbox, InputNumber, Select } from 'antd'
import type { PolicyStep, PolicyValue } from '../../api/policies.js'
import { Field } from '../../components/form/Field.js'
import { m } from '../../messages/index.js'

const t = m.policy.form
type Approval = Extract<PolicyValue, { roles: unknown }>
type Role = Approval['roles'][number]
type Choices = { value: Role; label: string }[]

interface ApprovalEditorProps {
  value: Approval
  roles: NonNullable<PolicyStep['form']['roles']>
  onChange: (value: Approval) => void
}

const rules = (Object.entries(t.rules) as [Approval['rule'], string][]).map(([value, label]) => ({
  value,
  label,
}))
const switches = ['samePersonPasses', 'avoidsOwnUnit', 'returnable'] as const
const evenVotes = { passPercent: 60, rejectPercent: 50 }

/** Weights and thresholds belong to votes alone. */
const underRule = ({ votes, weights, ...others }: Approval, rule: Approval['rule']): Approval =>
  rule === 'votes'
    ? { ...others, rule, votes: votes ?? evenVotes, ...(weights && { weights }) }
    : { ...others, rule }

/** Whoever does not decide has no weight. */
const decidedBy = ({ weights, ...others }: Approval, roles: Role[]): Approval => {
  const kept = Object.entries(weights ?? {}).filter(([role]) => roles.some(each => each === role))
  return {
    ...others,
    roles,
    ...(kept.length > 0 && { weights: Object.fromEntries(kept) as NonNullable<typeof weights> }),
  }
}

const Votes = ({
  value,
  choices,
  onChange,
}: {
  value: Approval
  choices: Choices
  onChange: (value: Approval) => void
}) => {
  const { votes = evenVotes, weights = {}, roles } = value
  return (
    <fieldset className="policy-stage">
      <legend>{t.votes}</legend>
      {(['passPercent', 'rejectPercent'] as const).map(field => (
        <Field key={field} label={t[field]}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={1}
              max={100}
              value={votes[field]}
              onChange={percent => onChange({ ...value, votes: { ...votes, [field]: percent ?? 0 } })}
            />
          )}
        </Field>
      ))}
      {roles.map(role => (
        <Field key={role} label={t.weight(choices.find(each => each.value === role)?.label ?? role)}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={1}
              max={100}
              value={weights[role] ?? 1}
              onChange={weight => onChange({ ...value, weights: { ...weights, [role]: weight ?? 0 } })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  )
}

/** Who decides, by which rule, and who steps in. In turn (顺签), the order of the roles is the order of the seats. */
export const ApprovalEditor = ({ value, roles, onChange }: ApprovalEditorProps) => {
  const choices = roles as Choices
  return (
    <>
      <Field label={t.rule}>
        {({ id }) => (
          <Select
            id={id}
            options={rules}
            value={value.rule}
            onChange={rule => onChange(underRule(value, rule))}
          />
        )}
      </Field>
      <Field label={t.roles}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            options={choices}
            value={value.roles}
            onChange={next => onChange(decidedBy(value, next))}
          />
        )}
      </Field>
      {value.rule === 'votes' && <Votes value={value} choices={choices} onChange={onChange} />}
      <Field label={t.fallback} optional>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            options={choices}
            value={value.fallback ?? []}
            onChange={fallback => onChange({ ...value, fallback })}
          />
        )}
      </Field>
      {switches.map(field => (
        <p key={field}>
          <Checkbox
            checked={value[field] ?? false}
            onChange={event => onChange({ ...value, [field]: event.target.checked })}
          >
            {t.switches[field]}
          </Checkbox>
        </p>
      ))}
    </>
  )
}
