import { Checkbox } from 'antd'
import { m } from '../../../messages/index.js'
import type { ControlProps, FieldSpec } from '../../acts/act-form.js'
import { formatTerm, type Objection, termsFields } from '../terms-fields.js'
import { ObjectionReason, toggled } from './ObjectionReason.js'

/** The approver's objections: which terms must be negotiated again, and why. */
export const objections: FieldSpec = {
  name: 'objections',
  initial: () => [],
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const chosen = body.objections as Objection[]
    const change = (next: Objection[]) => set('objections', next)
    const terms = context.page.claim?.rounds.at(-1)?.terms
    const problem = problemAt('objections')
    return (
      <fieldset className={problem ? 'form-group has-problem' : 'form-group'}>
        <legend>{m.act.renegotiate}</legend>
        <p className={problem ? 'field-problem' : 'field-hint'}>{problem ?? m.act.renegotiateHint}</p>
        {termsFields.map(({ field }) => (
          <div key={field} className="form-row">
            <Checkbox
              checked={chosen.some(each => each.field === field)}
              onChange={event => change(toggled(chosen, field, event.target.checked))}
            >
              {m.claim.fields[field]}
            </Checkbox>
            <p className="muted clamp">{formatTerm(field, terms?.[field])}</p>
            <ObjectionReason field={field} objections={chosen} onChange={change} problemAt={problemAt} />
          </div>
        ))}
      </fieldset>
    )
  },
}
