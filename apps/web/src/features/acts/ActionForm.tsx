import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { processQueryOf } from '../../api/processes.js'
import type { Command } from '../../api/use-command.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { Processing } from '../../components/Processing.js'
import { m } from '../../messages/index.js'
import type { ActContext, ActForm } from './act-form.js'
import { problemsFromApi } from './check-body.js'
import { StaleNotice } from './StaleNotice.js'
import type { useActDraft } from './use-act-draft.js'
import { useFocusOnProblem } from './use-focus-on-problem.js'
import type { Seen } from './use-seen.js'
import './forms.css'

interface ActionFormProps {
  context: ActContext
  form: ActForm
  draft: ReturnType<typeof useActDraft>
  command: Command<never>
  seen: Seen
  isOffered: boolean
  onAgain: () => void
}

/** Whoever holds the step now can help when it is no longer one's own. */
const helperOf = ({ page, action }: ActContext): string | undefined => {
  const round = page.rounds.find(each => each.region === action.region)
  const names = round?.seats.filter(seat => seat.status === 'open').flatMap(seat => seat.holders)
  return round && names?.length ? m.problem.holder(round.label, names.join('、')) : undefined
}

/** A refusal means that the page is behind: it is read again, so that what changed can be shown. */
const useFreshPage = (processId: string, problemCode: string | undefined) => {
  const queries = useQueryClient()
  useEffect(() => {
    if (problemCode) void queries.invalidateQueries({ queryKey: processQueryOf(processId).queryKey })
  }, [queries, processId, problemCode])
}

/** The fields of an act with everything that may be wrong with them. */
export const ActionForm = ({ context, form, draft, command, seen, isOffered, onAgain }: ActionFormProps) => {
  const { problem } = command
  const top = useRef<HTMLDivElement>(null)
  useFreshPage(context.page.id, problem?.code)
  useFocusOnProblem(top, draft.problems)
  useEffect(() => {
    if (problem) top.current?.scrollIntoView({ block: 'start' })
  }, [problem])
  const problems = { ...problemsFromApi(problem?.fieldProblems ?? []), ...draft.problems }
  const isStale = seen.isStale || problem?.code === 'staleVersion'
  return (
    <div className="act-form" ref={top}>
      {command.isAskingAgain && <Processing />}
      {problem && !isStale && !command.isPending && (
        <ProblemAlert
          problem={problem}
          helper={isOffered ? undefined : helperOf(context)}
          askAgain={onAgain}
        />
      )}
      {isStale && !command.isPending && (
        <StaleNotice seen={seen} isOffered={isOffered} onLook={command.forget} />
      )}
      {form.about && <p className="act-form-about">{form.about}</p>}
      {context.action.confirm && <Alert type="warning" title={m.act.confirmHint} />}
      {form.fields.map(({ name, Control }) => (
        <Control
          key={name}
          context={context}
          body={draft.body}
          set={draft.set}
          problemAt={path => problems[path]}
        />
      ))}
    </div>
  )
}
