import type { FlowStage } from '../../api/types.js'
import { m } from '../../messages/index.js'
import './timeline.css'

const marks = { past: '✓', current: '', future: '', again: '↺' } as const

/** The stages of the story in order: what is behind, where it stands, what lies ahead. */
export const FlowChart = ({ stages, vertical = false }: { stages: FlowStage[]; vertical?: boolean }) => (
  <ol className={vertical ? 'flow-chart is-vertical' : 'flow-chart'}>
    {stages.map(({ stage, label, state }) => (
      <li
        key={stage}
        className={`flow-stage flow-${state}`}
        {...(state === 'current' && { 'aria-current': 'step' as const })}
      >
        <span className="flow-dot" aria-hidden>
          {marks[state]}
        </span>
        <span>
          {label}
          <span className="visually-hidden">（{m.process.flowStates[state]}）</span>
        </span>
      </li>
    ))}
  </ol>
)
