import { useState } from 'react'
import type { PolicyAt, PolicyStep } from '../../api/policies.js'
import { Rows } from '../../components/list/Rows.js'
import '../../components/list/data-list.css'
import { Panel } from '../../components/Panel.js'
import { DraftBasket, type Edits } from './DraftBasket.js'
import { stepColumns } from './policy-columns.js'
import { StepDrawer } from './StepDrawer.js'

interface PolicyMatrixProps {
  policy: PolicyAt
  /** A draft that is edited further. */
  change?: { id: string; revision: number; steps: Edits } | undefined
}

/** Step by step: what counts at a unit and why; who may, puts other values into a draft. */
export const PolicyMatrix = ({ policy, change }: PolicyMatrixProps) => {
  const { way, steps, label, kind, allowedActions } = policy
  const unit = way.at(-1)
  const [edits, setEdits] = useState<Edits>(change?.steps ?? {})
  const [editing, setEditing] = useState<PolicyStep>()
  if (!unit) return null
  const edit = allowedActions.includes('edit') ? setEditing : undefined
  return (
    <>
      {Object.keys(edits).length > 0 && (
        <DraftBasket
          kind={kind}
          unit={unit}
          steps={steps}
          edits={edits}
          change={change}
          onRemove={step => setEdits(({ [step]: _gone, ...others }) => others)}
        />
      )}
      <Panel title={`${label} · ${unit.name}`}>
        <Rows label={label} columns={stepColumns(way, edit)} rows={steps} keyOf={({ step }) => step} />
      </Panel>
      {editing && (
        <StepDrawer
          key={editing.step}
          step={editing}
          drafted={edits[editing.step]}
          onKeep={value => {
            setEdits(old => ({ ...old, [editing.step]: value }))
            setEditing(undefined)
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}
