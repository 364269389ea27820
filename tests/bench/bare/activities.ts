import type { Pool } from 'pg'
import type { BareActivities } from './messages.js'

export const bareStepTable = `
  CREATE TABLE bare_step (
    workflow_id text NOT NULL,
    step_no integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    step jsonb NOT NULL,
    PRIMARY KEY (workflow_id, step_no)
  )`

/** A prepared INSERT in its own transaction, which is durable when it answers. */
export const bareActivities = (pool: Pool): BareActivities => ({
  nothing: () => Promise.resolve(),
  insertStep: async (workflowId, step) => {
    await pool.query({
      name: 'bare-step',
      text: 'INSERT INTO bare_step (workflow_id, step_no, step) VALUES ($1, $2, $3)',
      values: [workflowId, step.no, JSON.stringify(step)],
    })
  },
})
