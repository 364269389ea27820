import type { Terms, TermsField } from '../../api/types.js'
import { m } from '../../messages/index.js'
import { formatTerm, termsFields } from './terms-fields.js'
import './claims.css'

interface TermsTableProps {
  terms: Terms
  /** Fields that this round changed. */
  changed?: ReadonlySet<TermsField>
  /** Open objections by field. */
  objections?: ReadonlyMap<TermsField, string>
}

/** The terms, with what changed and what is objected to marked in place. */
export const TermsTable = ({ terms, changed, objections }: TermsTableProps) => (
  <dl className="terms">
    {termsFields.map(({ field, kind }) => (
      <div key={field} className={`term term-${kind} ${changed?.has(field) ? 'is-changed' : ''}`}>
        <dt>
          {m.claim.fields[field]}
          {changed?.has(field) && <span className="term-mark">{m.claim.changedMark}</span>}
        </dt>
        <dd>
          {formatTerm(field, terms[field])}
          {objections?.has(field) && (
            <p className="term-objection">
              <strong>{m.claim.objection}</strong> {objections.get(field)}
            </p>
          )}
        </dd>
      </div>
    ))}
  </dl>
)
