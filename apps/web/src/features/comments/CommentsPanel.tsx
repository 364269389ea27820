import { useQuery } from '@tanstack/react-query'
import { commentsQuery } from '../../api/comments.js'
import type { Comment, ProcessPage } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { FileName } from '../files/FileLine.js'
import { CommentBox } from './CommentBox.js'
import './comments.css'

const Said = ({ processId, comment }: { processId: string; comment: Comment }) => (
  <li className="comment">
    <div>
      <strong>{comment.by.name}</strong> <span className="muted figure">{formatInstant(comment.at)}</span>
    </div>
    <p className="prose">{comment.text}</p>
    {comment.mentions.length > 0 && (
      <p className="muted">{m.comment.mentioned(comment.mentions.map(({ name }) => name).join('、'))}</p>
    )}
    {comment.files.map(file => (
      <div key={file.id}>
        <FileName processId={processId} file={file} />
      </div>
    ))}
  </li>
)

/** 评论: what was said beside the process, and a place to say more. */
export const CommentsPanel = ({ page }: { page: Pick<ProcessPage, 'id' | 'version'> }) => {
  const comments = useQuery(commentsQuery(page.id))
  if (!comments.isSuccess) return <NotLoaded query={comments} />
  const { items, allowedActions } = comments.data
  return (
    <Panel title={m.comment.title} aside={<span className="muted figure">{items.length}</span>}>
      {items.length === 0 && <p className="muted">{m.comment.none}</p>}
      <ul aria-label={m.comment.title}>
        {items.map(comment => (
          <Said key={comment.id} processId={page.id} comment={comment} />
        ))}
      </ul>
      {allowedActions.includes('comment') && <CommentBox page={page} />}
    </Panel>
  )
}
