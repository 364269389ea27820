import { Input } from 'antd'
import type { TermsField } from '../../../api/types.js'
import { m } from '../../../messages/index.js'
import type { ControlProps } from '../../acts/act-form.js'
import { termsFields, type Objection } from '../terms-fields.js'

interface ObjectionReasonProps extends Pick<ControlProps, 'problemAt'> {
  field: TermsField
  objections: Objection[]
  onChange: (objections: Objection[]) => void
}

/** Why a field is objected to; nothing for a field that is not. */
export const ObjectionReason = ({ field, objections, onChange, problemAt }: ObjectionReasonProps) => {
  const index = objections.findIndex(each => each.field === field)
  if (index < 0) return null
  const problem = problemAt(`objections.${index}.reason`)
  const write = (reason: string) =>
    onChange(objections.map(each => (each.field === field ? { field, reason } : each)))
  return (
    <>
      <Input
        aria-label={`${m.claim.fields[field]}：${m.act.objectionReason}`}
        aria-invalid={problem !== undefined}
        placeholder={m.act.objectionReason}
        maxLength={500}
        status={problem ? 'error' : ''}
        value={objections[index]?.reason}
        onChange={event => write(event.target.value)}
      />
      {problem && <p className="field-problem">{problem}</p>}
    </>
  )
}

/** The objections with this field added, or taken out; in the order of the terms, not of the clicks. */
export const toggled = (objections: Objection[], field: TermsField, isChosen: boolean): Objection[] => {
  const chosen = isChosen ? [...objections, { field, reason: '' }] : objections
  return termsFields.flatMap(({ field: name }) =>
    chosen.filter(each => each.field === name && (isChosen || name !== field)),
  )
}
