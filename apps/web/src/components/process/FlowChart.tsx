import { useEffect, useRef } from 'react'
import type { FlowStage } from '../../api/types.js'
import { m } from '../../messages/index.js'
import './timeline.css'

const marks = { past: '✓', current: '', future: '', again: '↺' } as const

/** The stages of the story in order: what is behind, where it stands, what lies ahead. */
export const FlowChart = ({ stages, vertical = false }: { stages: FlowStage[]; vertical?: boolean }) => {
  const chart = useRef<HTMLOListElement>(null)
  const current = stages.find(({ state }) => state === 'current')?.stage
  // On a phone the line is wider than the screen: it opens where the process stands.
  useEffect(() => {
    const here = chart.current?.querySelector<HTMLElement>('[aria-current]')
    if (chart.current && here)
      chart.current.scrollLeft = here.offsetLeft - (chart.current.clientWidth - here.clientWidth) / 2
  }, [current])
  return (
    <ol ref={chart} className={vertical ? 'flow-chart is-vertical' : 'flow-chart'}>
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
}
