import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { planActivity } from '#contracts/http/activities.js'
import {
  activityOptionsQuery,
  type ActivityOptions,
  type PlanDraft,
  startActivity,
} from '../api/activities.js'
import { useCommand } from '../api/use-command.js'
import { Field } from '../components/form/Field.js'
import { FormProblem } from '../components/form/FormProblem.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { useBusinessToday } from '../components/use-business-today.js'
import { addDays } from '../format/dates.js'
import { problemsFromApi } from '../features/acts/check-body.js'
import { useChecked } from '../features/acts/use-checked.js'
import { PlanFields } from '../features/activities/PlanFields.js'
import { instantOf } from '../features/activities/times.js'
import { m } from '../messages/index.js'
import '../features/activities/activities.css'

const t = m.activity.form
const daysAhead = 7

/** A morning in a week, with signing up until the evening before. */
const firstDraft = (today: string): PlanDraft => {
  const day = addDays(today, daysAhead)
  const at = (date: string, time: string) => instantOf(`${date}T${time}`) ?? ''
  return {
    startsAt: at(day, '09:00'),
    endsAt: at(day, '11:00'),
    signUpUntil: at(addDays(day, -1), '18:00'),
    audience: 'community',
    posts: [],
  }
}

const usePlan = (communities: ActivityOptions['communities']) => {
  const navigate = useNavigate()
  const { message } = App.useApp()
  const today = useBusinessToday()
  const [params] = useSearchParams()
  const projectId = params.get('project') ?? undefined
  const [communityId, setCommunityId] = useState(communities[0]?.id)
  const [draft, setDraft] = useState(() => firstDraft(today))
  const command = useCommand(startActivity, ({ processId }) => {
    void message.success(t.sent)
    void navigate(`/activities/${processId}`)
  })
  const body = { communityId, ...draft, ...(projectId && { projectId }) }
  const checked = useChecked({ schema: planActivity }, body)
  const send = () => {
    if (checked.passes()) command.run(planActivity.parse(body))
  }
  const problems = { ...problemsFromApi(command.problem?.fieldProblems ?? []), ...checked.problems }
  return { draft, setDraft, communityId, setCommunityId, command, send, problems }
}

const PlanForm = ({ communities }: Pick<ActivityOptions, 'communities'>) => {
  const { draft, setDraft, communityId, setCommunityId, command, send, problems } = usePlan(communities)
  return (
    <Panel title={t.title}>
      <FormProblem problem={command.problem} />
      {communities.length > 1 && (
        <Field label={t.community}>
          {control => (
            <Select
              {...control}
              options={communities.map(({ id, name }) => ({ value: id, label: name }))}
              value={communityId}
              onChange={setCommunityId}
            />
          )}
        </Field>
      )}
      <PlanFields
        draft={draft}
        communityId={communityId}
        problemAt={path => problems[path]}
        set={change => setDraft({ ...draft, ...change })}
      />
      <Button type="primary" loading={command.isPending} onClick={send}>
        {t.submit}
      </Button>
    </Panel>
  )
}

/** A community plans an activity. */
export default function NewActivity() {
  const options = useQuery(activityOptionsQuery)
  if (!options.isSuccess) return <NotLoaded query={options} />
  if (options.data.communities.length === 0) return <EmptyState title={t.nobody[0]} hint={t.nobody[1]} />
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <PlanForm communities={options.data.communities} />
    </>
  )
}
