import type { PolicyChangeDetail } from '../../api/policies.js'
import { m } from '../../messages/index.js'
import './policies.css'

const t = m.policy.change

/** Before and after, step by step and field by field. */
export const Differences = ({ differences }: Pick<PolicyChangeDetail, 'differences'>) =>
  differences.map(({ step, label, inherits, fields }) => (
    <section key={step} className="policy-change-step">
      <h3>
        {label}
        {inherits && `（${m.policy.inherit}）`}
      </h3>
      {fields.length === 0 && <p className="muted">{t.none}</p>}
      <ul className="policy-lines">
        {fields.map(({ field, label: name, before, after }) => (
          <li key={field}>
            {name}：
            <span className={after === undefined || before !== undefined ? 'policy-before' : ''}>
              {before}
            </span>
            {before !== undefined && ' → '}
            <strong>{after ?? t.gone}</strong>
          </li>
        ))}
      </ul>
    </section>
  ))
