import { Select } from 'antd'
import type { Party, Session } from '../../api/types.js'
import { Field } from '../../components/form/Field.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'

interface AgencyFieldProps {
  party: Party
  /** The agencies the person acts for. */
  own: Session['grants']
  value: string | undefined
  problem: string | undefined
  onChange: (agencyId: string | undefined) => void
}

/** Which agency: one's own when claiming, any when inviting. */
export const AgencyField = ({ party, own, value, problem, onChange }: AgencyFieldProps) =>
  party === 'agency' ? (
    <Field label={m.claim.start.agencyField} problem={problem}>
      {control => (
        <Select
          {...control}
          options={own.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  ) : (
    <Field label={m.claim.start.invitedField} hint={m.claim.start.invitedHint} problem={problem}>
      {control => (
        <UnitSelect {...control} kind="agencyPartyOrganization" value={value} onChange={onChange} />
      )}
    </Field>
  )
