/** The terms of a claim in a body: drafted anew, or changed with objections to what stands. */
import { Checkbox, Input } from 'antd'
import type { Terms, TermsField } from '../../../api/types.js'
import { m } from '../../../messages/index.js'
import type { ActContext, ControlProps, FieldSpec } from '../../acts/act-form.js'
import type { DraftTerms, Objection } from '../terms-fields.js'
import { TermsEditor } from './TermsEditor.js'

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

interface ObjectionEditorProps {
  field: TermsField
  objections: Objection[]
  onChange: (objections: Objection[]) => void
  problemAt: (path: string) => string | undefined
}

const ObjectionEditor = ({ field, objections, onChange, problemAt }: ObjectionEditorProps) => {
  const index = objections.findIndex(each => each.field === field)
  const others = objections.filter(each => each.field !== field)
  const problem = index >= 0 ? problemAt(`objections.${index}.reason`) : undefined
  return (
    <div className="objection-editor">
      <Checkbox
        checked={index >= 0}
        onChange={event => onChange(event.target.checked ? [...objections, { field, reason: '' }] : others)}
      >
        {m.act.objectTo}
      </Checkbox>
      {index >= 0 && (
        <Input
          aria-label={`${m.claim.fields[field]}：${m.act.objectionReason}`}
          placeholder={m.act.objectionReason}
          maxLength={500}
          status={problem ? 'error' : ''}
          value={objections[index]?.reason}
          onChange={event =>
            onChange(
              objections.map(each => (each.field === field ? { field, reason: event.target.value } : each)),
            )
          }
        />
      )}
      {problem && <p className="field-problem">{problem}</p>}
    </div>
  )
}

/** Terms to be changed: objections stand beneath the field they are about. */
export const counteredTerms: FieldSpec = {
  name: 'terms',
  initial: standingTerms,
  Control: ({ context, body, set, problemAt }: ControlProps) => (
    <fieldset className="form-group">
      <legend>{m.act.termsEdit}</legend>
      <TermsEditor
        terms={body.terms as DraftTerms}
        before={standingTerms(context)}
        onChange={terms => set('terms', terms)}
        problemAt={field => problemAt(`terms.${field}`)}
        beneath={field => (
          <ObjectionEditor
            field={field}
            objections={body.objections as Objection[]}
            onChange={objections => set('objections', objections)}
            problemAt={problemAt}
          />
        )}
      />
    </fieldset>
  ),
}

/** Holds the objections that `counteredTerms` edits. */
export const objectionsBeneathTerms: FieldSpec = {
  name: 'objections',
  initial: () => [],
  Control: () => null,
}
