import type { ReadinessItem } from '../../api/types.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import './readiness.css'

const State = ({ item: { finding, weight } }: { item: ReadinessItem }) => {
  if (!finding) return <StatusTag tone="done" label={m.readiness.states.met} />
  return <StatusTag tone={weight === 'must' ? 'returned' : 'waiting'} label={m.readiness.states[weight]} />
}

/** Each thing with its state; what is missing also with why, and how to mend it. */
export const ReadinessItems = ({ items }: { items: readonly ReadinessItem[] }) => (
  <ul className="readiness-items">
    {items.map(item => (
      <li key={item.id} className="readiness-item">
        <State item={item} />
        <h3>{item.title}</h3>
        {item.finding && (
          <>
            <p>{item.finding.what}</p>
            <p className="muted">
              {m.readiness.why}
              {item.finding.why}
            </p>
            <p>
              {m.readiness.remedy}
              {item.finding.remedy}
            </p>
          </>
        )}
      </li>
    ))}
  </ul>
)
