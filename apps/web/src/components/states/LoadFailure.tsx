import { Button } from 'antd'
import { asProblem } from '../../api/problem.js'
import { m } from '../../messages/index.js'
import { Forbidden } from './Forbidden.js'
import { NotFound } from './NotFound.js'
import './states.css'

/** A read that failed, in the words of the API, with a way to try again. */
export const LoadFailure = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const problem = asProblem(error)
  if (problem.status === 404) return <NotFound />
  if (problem.status === 403) return <Forbidden />
  return (
    <div className="empty-state" role="alert">
      <p className="empty-state-title">{m.state.failed}</p>
      <p className="empty-state-hint">{problem.message}</p>
      <Button onClick={retry}>{m.state.retry}</Button>
    </div>
  )
}
