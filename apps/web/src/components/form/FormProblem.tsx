import type { ApiProblem } from '../../api/problem.js'
import { ProblemAlert } from '../ProblemAlert.js'

/** What the API objects to, field by field where it says so. */
export const FormProblem = ({ problem }: { problem: ApiProblem | undefined }) =>
  problem && (
    <ProblemAlert problem={problem}>
      {problem.fieldProblems.length > 0 && (
        <ul>
          {problem.fieldProblems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </ProblemAlert>
  )
