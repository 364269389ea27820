import { Checkbox, Input } from 'antd'
import type { TermsField } from '../../../api/types.js'
import { m } from '../../../messages/index.js'
import type { ControlProps, FieldSpec } from '../../acts/act-form.js'
import { formatTerm, type Objection, termsFields } from '../terms-fields.js'

/** The approver's objections: which terms must be negotiated again, and why. */
export const objections: FieldSpec = {
  name: 'objections',
  initial: () => [],
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const chosen = body.objections as Objection[]
    const terms = context.page.claim?.rounds.at(-1)?.terms
    const toggle = (field: TermsField, isChosen: boolean) =>
      set(
        'objections',
        isChosen ? [...chosen, { field, reason: '' }] : chosen.filter(each => each.field !== field),
      )
    const explain = (field: TermsField, reason: string) =>
      set(
        'objections',
        chosen.map(each => (each.field === field ? { field, reason } : each)),
      )
    return (
      <fieldset className="form-group">
        <legend>{m.act.renegotiate}</legend>
        <p className={problemAt('objections') ? 'field-problem' : 'field-hint'}>
          {problemAt('objections') ?? m.act.renegotiateHint}
        </p>
        {termsFields.map(({ field }) => {
          const index = chosen.findIndex(each => each.field === field)
          const problem = index < 0 ? undefined : problemAt(`objections.${index}.reason`)
          return (
            <div key={field} className="form-row">
              <Checkbox checked={index >= 0} onChange={event => toggle(field, event.target.checked)}>
                {m.claim.fields[field]}
              </Checkbox>
              <p className="muted clamp">{formatTerm(field, terms?.[field])}</p>
              {index >= 0 && (
                <Input
                  aria-label={`${m.claim.fields[field]}：${m.act.objectionReason}`}
                  placeholder={m.act.objectionReason}
                  maxLength={500}
                  status={problem ? 'error' : ''}
                  value={chosen[index]?.reason}
                  onChange={event => explain(field, event.target.value)}
                />
              )}
              {problem && <p className="field-problem">{problem}</p>}
            </div>
          )
        })}
      </fieldset>
    )
  },
}
