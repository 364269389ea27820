import type { Import, ImportChangeKind } from '../../api/types.js'
import { m } from '../../messages/index.js'

interface ChangeFiguresProps {
  counts: NonNullable<Import['counts']>
  chosen: ImportChangeKind | undefined
  onChoose: (kind: ImportChangeKind | undefined) => void
}

/** How much of each kind, as figures that filter the list, and as one bar in proportion. */
export const ChangeFigures = ({ counts, chosen, onChoose }: ChangeFiguresProps) => (
  <>
    <ul className="import-figures">
      {counts.changes.map(({ change, label, count }) => (
        <li key={change}>
          <button
            type="button"
            aria-pressed={chosen === change}
            onClick={() => onChoose(chosen === change ? undefined : change)}
          >
            <span className={`import-change is-${change}`}>{label}</span>
            <strong className="figure">{count}</strong>
          </button>
        </li>
      ))}
      <li>
        <span>
          <span className="import-change">{m.imports.unchanged}</span>
          <strong className="figure">{counts.unchanged}</strong>
        </span>
      </li>
    </ul>
    <div className="import-bar" aria-hidden>
      {counts.changes.map(({ change, count }) => (
        <span key={change} className={`is-${change}`} style={{ flexGrow: count }} />
      ))}
      {counts.unchanged > 0 && <span style={{ flexGrow: counts.unchanged }} />}
    </div>
  </>
)
