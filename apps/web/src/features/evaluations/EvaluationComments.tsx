import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { commandEvaluation, commentsQuery, type CommentToScreen } from '../../api/evaluation-results.js'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { useCommand } from '../../api/use-command.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'

const t = m.evaluationResult.comments

const Comment = ({ evaluationId, comment }: { evaluationId: string; comment: CommentToScreen }) => {
  const { message } = App.useApp()
  const { id, community, text, findings } = comment
  const command = useCommand(commandEvaluation(evaluationId), (_, sent) => {
    void message.success(sent.name === 'screen' && sent.shown ? t.shown : t.withheld)
  })
  const screen = (shown: boolean) => command.run({ name: 'screen', commentId: id, shown })
  const isSuspect = findings.length > 0
  return (
    <li className="result">
      <FormProblem problem={command.problem} />
      <p className="prose">{text}</p>
      <p className="cell-sub">{community?.name ?? t.nowhere}</p>
      {isSuspect && <p className="result-warning">{t.findings(findings.join('；'))}</p>}
      <p className="result-acts">
        <Popconfirm
          title={t.confirm}
          disabled={!isSuspect}
          okText={t.show}
          cancelText={m.state.cancel}
          onConfirm={() => screen(true)}
        >
          <Button disabled={command.isPending} onClick={isSuspect ? undefined : () => screen(true)}>
            {t.show}
          </Button>
        </Popconfirm>
        <Button
          type={isSuspect ? 'primary' : 'default'}
          disabled={command.isPending}
          onClick={() => screen(false)}
        >
          {t.withhold}
        </Button>
      </p>
    </li>
  )
}

/** 留言筛查: nobody reads what residents wrote before it has been looked through for personal data. */
export const EvaluationComments = ({ evaluation: { id } }: { evaluation: EvaluationDetail }) => {
  const found = useQuery(commentsQuery(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items, waiting } = found.data
  if (items.length === 0) return <EmptyState title={t.empty[0]} hint={t.empty[1]} />
  return (
    <Panel title={t.title(waiting)}>
      <p className="muted">{t.lead}</p>
      <ul className="plain-list">
        {items.map(comment => (
          <Comment key={comment.id} evaluationId={id} comment={comment} />
        ))}
      </ul>
    </Panel>
  )
}
