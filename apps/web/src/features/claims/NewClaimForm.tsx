import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { startClaim as startClaimSchema } from '#contracts/http/claims.js'
import { startClaim } from '../../api/processes.js'
import { agencyRoles } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import type { Party, Project, Session } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { Panel } from '../../components/Panel.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { Processing } from '../../components/Processing.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { addDays } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems, problemsFromApi } from '../acts/check-body.js'
import { useFocusOnProblem } from '../acts/use-focus-on-problem.js'
import { AgencyField } from './AgencyField.js'
import { TermsEditor } from './controls/TermsEditor.js'
import { blankTerms, type DraftTerms } from './terms-fields.js'
import '../acts/forms.css'

interface Draft {
  agencyId: string | undefined
  terms: DraftTerms
}

const agenciesOf = ({ grants }: Session) =>
  grants.filter(({ role }) => agencyRoles.some(each => each === role))

const usualDays = 90

/** The project's own times as far as they still lie ahead. */
const firstDraft = (project: Project, party: Party, session: Session, today: string): Draft => {
  const { expectedFrom = today, expectedTo, wantedSessions } = project
  const startOn = expectedFrom > today ? expectedFrom : today
  const endOn = expectedTo && expectedTo > startOn ? expectedTo : addDays(startOn, usualDays)
  return {
    agencyId: party === 'agency' ? agenciesOf(session)[0]?.unitId : undefined,
    terms: blankTerms(startOn, endOn, wantedSessions),
  }
}

const useNewClaim = (project: Project, party: Party) => {
  const session = useSession()
  const navigate = useNavigate()
  const today = useBusinessToday()
  const [draft, setDraft] = useState(() => firstDraft(project, party, session, today))
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useCommand(
    (body: object, key) => startClaim(startClaimSchema.parse(body), key),
    ({ processId }) => void navigate(`/processes/${processId}`),
  )
  const send = (submit: boolean) => {
    const body = { projectId: project.id, startedBy: party, submit, ...draft }
    const all = checkBody({ schema: startClaimSchema }, body)
    if (party === 'community' && !draft.agencyId) all.agencyId = m.act.required
    setProblems(all)
    if (Object.keys(all).length === 0) command.run(body)
  }
  return {
    draft,
    setDraft,
    command,
    send,
    found: problems,
    problems: { ...problemsFromApi(command.problem?.fieldProblems ?? []), ...problems },
  }
}

/** Writes the terms and sends them, or keeps them as a draft. */
export const NewClaimForm = ({ project, party }: { project: Project; party: Party }) => {
  const session = useSession()
  const { draft, setDraft, command, send, found, problems } = useNewClaim(project, party)
  const [isSubmitting, setSubmitting] = useState(true)
  const form = useRef<HTMLDivElement>(null)
  useFocusOnProblem(form, found)
  const start = (submit: boolean) => {
    setSubmitting(submit)
    send(submit)
  }
  return (
    <Panel title={m.claim.start.terms}>
      <div className="act-form" ref={form}>
        {command.isAskingAgain && <Processing />}
        {command.problem && !command.isPending && (
          <ProblemAlert problem={command.problem} askAgain={() => send(isSubmitting)} />
        )}
        <p className="muted">{m.claim.start.termsHint}</p>
        <AgencyField
          party={party}
          own={agenciesOf(session)}
          value={draft.agencyId}
          problem={problems.agencyId}
          onChange={agencyId => setDraft({ ...draft, agencyId })}
        />
        <TermsEditor
          terms={draft.terms}
          onChange={terms => setDraft({ ...draft, terms })}
          problemAt={field => problems[`terms.${field}`]}
        />
      </div>
      <div className="new-claim-actions">
        <Button type="primary" loading={command.isPending && isSubmitting} onClick={() => start(true)}>
          {m.claim.start.submit}
        </Button>
        <Button loading={command.isPending && !isSubmitting} onClick={() => start(false)}>
          {m.claim.start.saveDraft}
        </Button>
      </div>
    </Panel>
  )
}
