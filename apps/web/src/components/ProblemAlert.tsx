import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.js'
import { m } from '../messages/index.js'

interface ProblemAlertProps {
  problem: ApiProblem
  /** Who can help with this, e.g. the one who holds the step now. */
  helper?: string | undefined
  /** Asks the same request again, for an outcome that is not known. */
  askAgain?: (() => void) | undefined
  children?: ReactNode
}

const titleOf = (problem: ApiProblem): string => {
  if (problem.isUncertain) return m.problem.uncertain
  if (problem.code === 'staleVersion') return m.problem.stale
  return problem.fieldProblems.length > 0 ? m.problem.invalid : m.problem.refused
}

/** A refusal: the rule, in the API's words, and what or who can help. */
export const ProblemAlert = ({ problem, helper, askAgain, children }: ProblemAlertProps) => (
  <Alert
    type={problem.isUncertain ? 'warning' : 'error'}
    showIcon
    role="alert"
    title={titleOf(problem)}
    description={
      <>
        <p>{problem.message}</p>
        {children}
        {helper && (
          <p>
            {m.problem.whoHelps}
            {helper}
          </p>
        )}
      </>
    }
    action={
      problem.isUncertain &&
      askAgain && (
        <Button size="small" onClick={askAgain}>
          {m.problem.confirmAgain}
        </Button>
      )
    }
  />
)
