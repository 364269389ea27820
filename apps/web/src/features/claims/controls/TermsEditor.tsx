import { Fragment, type ReactNode } from 'react'
import type { Terms, TermsField } from '../../../api/types.js'
import { Field } from '../../../components/form/Field.js'
import { m } from '../../../messages/index.js'
import { type DraftTerms, formatTerm, termsFields, type TermsFieldShape } from '../terms-fields.js'
import { TermInput } from './TermInput.js'
import '../claims.css'

interface TermsEditorProps {
  terms: DraftTerms
  onChange: (terms: DraftTerms) => void
  problemAt: (path: string) => string | undefined
  /** The terms being answered: what differs from them is marked. */
  before?: Terms | undefined
  /** What belongs under a field, e.g. an objection to it. */
  beneath?: (field: TermsField) => ReactNode
}

const narrow = (shape: TermsFieldShape): boolean => shape.kind !== 'text'

/** Neighbouring short fields share a line. */
const lines = termsFields.reduce<TermsFieldShape[][]>((all, shape) => {
  const last = all.at(-1)
  const joins = last?.length === 1 && last[0] && narrow(last[0]) && narrow(shape)
  return joins ? [...all.slice(0, -1), [...last, shape]] : [...all, [shape]]
}, [])

/** All fields of the terms, to be written or changed. */
export const TermsEditor = ({ terms, onChange, problemAt, before, beneath }: TermsEditorProps) => {
  const editor = (shape: TermsFieldShape) => {
    const { field, optional } = shape
    const isChanged = before !== undefined && before[field] !== terms[field]
    return (
      <div key={field} className={isChanged ? 'term-editor is-changed' : 'term-editor'}>
        <Field
          label={m.claim.fields[field]}
          optional={optional}
          hint={before ? undefined : m.claim.fieldHints[field]}
          problem={problemAt(field)}
        >
          {control => (
            <TermInput
              shape={shape}
              control={control}
              value={terms[field]}
              onChange={value => onChange({ ...terms, [field]: value })}
            />
          )}
        </Field>
        {isChanged && <p className="changed-from">{m.act.changedFrom(formatTerm(field, before[field]))}</p>}
        {beneath?.(field)}
      </div>
    )
  }
  return (
    <div className="form-rows">
      {lines.map(line =>
        line.length > 1 ? (
          <div key={line[0]?.field} className="field-pair">
            {line.map(editor)}
          </div>
        ) : (
          <Fragment key={line[0]?.field}>{line.map(editor)}</Fragment>
        ),
      )}
    </div>
  )
}
