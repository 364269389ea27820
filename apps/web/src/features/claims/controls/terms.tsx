/** The terms of a claim in a body: drafted anew, or changed with objections to what stands. */
import { Checkbox } from 'antd'
import type { Terms } from '../../../api/types.js'
import { m } from '../../../messages/index.js'
import type { ActContext, ControlProps, FieldSpec } from '../../acts/act-form.js'
import type { DraftTerms, Objection } from '../terms-fields.js'
import { ObjectionReason, toggled } from './ObjectionReason.js'
import { TermsEditor } from './TermsEditor.js'
import '../claims.css'

const standingTerms = ({ page }: ActContext): Terms | undefined => page.claim?.rounds.at(-1)?.terms

/** Terms to be drafted. */
export const draftedTerms: FieldSpec = {
  name: 'terms',
  initial: standingTerms,
  Control: ({ body, set, problemAt }: ControlProps) => (
    <TermsEditor
      terms={body.terms as DraftTerms}
      onChange={terms => set('terms', terms)}
      problemAt={field => problemAt(`terms.${field}`)}
    />
  ),
}

/** Terms to be changed: objections stand beneath the field they are about. */
export const counteredTerms: FieldSpec = {
  name: 'terms',
  initial: standingTerms,
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const objections = body.objections as Objection[]
    const change = (next: Objection[]) => set('objections', next)
    return (
      <fieldset className="form-group">
        <legend>{m.act.termsEdit}</legend>
        <TermsEditor
          terms={body.terms as DraftTerms}
          before={standingTerms(context)}
          onChange={terms => set('terms', terms)}
          problemAt={field => problemAt(`terms.${field}`)}
          beneath={field => (
            <div className="objection-editor">
              <Checkbox
                checked={objections.some(each => each.field === field)}
                onChange={event => change(toggled(objections, field, event.target.checked))}
              >
                {m.act.objectTo}
              </Checkbox>
              <ObjectionReason
                field={field}
                objections={objections}
                onChange={change}
                problemAt={problemAt}
              />
            </div>
          )}
        />
      </fieldset>
    )
  },
}

/** Holds the objections that `counteredTerms` edits. */
export const objectionsBeneathTerms: FieldSpec = {
  name: 'objections',
  initial: () => [],
  Control: () => null,
}
