import { useQuery } from '@tanstack/react-query'
import { App, Button, Steps } from 'antd'
import type { ComponentType } from 'react'
import { useNavigate } from 'react-router'
import { startEvaluation as schema } from '#contracts/http/evaluations.js'
import { evaluationsQuery, type MayPrepare, startEvaluation } from '../api/evaluations.js'
import { useCommand } from '../api/use-command.js'
import { FormProblem } from '../components/form/FormProblem.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { useBusinessToday } from '../components/use-business-today.js'
import {
  AskedStep,
  ConfirmStep,
  JudgedStep,
  SampleStep,
  ScopeStep,
  type StepProps,
} from '../features/evaluations/SetUpSteps.js'
import { type PlanStep, planSteps, usePlanDraft } from '../features/evaluations/use-plan-draft.js'
import { m } from '../messages/index.js'
import '../features/acts/forms.css'
import '../features/evaluations/evaluations.css'

const t = m.evaluation.setUp

const contents: Record<PlanStep, ComponentType<StepProps>> = {
  scope: ScopeStep,
  judged: JudgedStep,
  asked: AskedStep,
  sample: SampleStep,
  confirm: ConfirmStep,
}

const useSaving = () => {
  const navigate = useNavigate()
  const { message } = App.useApp()
  return useCommand(startEvaluation, ({ processId }) => {
    void message.success(t.saved)
    void navigate(`/evaluations/${processId}`)
  })
}

const SetUp = ({ all, first }: { all: MayPrepare[]; first: MayPrepare }) => {
  const plan = usePlanDraft(first, useBusinessToday())
  const command = useSaving()
  const { draft, step, at } = plan
  const mine = all.find(({ district }) => district.id === draft.districtId) ?? first
  const Content = contents[step]
  return (
    <>
      <Steps
        className="desktop-only evaluation-steps"
        size="small"
        current={at}
        items={planSteps.map(each => ({ title: t.steps[each] }))}
      />
      <Panel title={t.step(at + 1, planSteps.length, t.steps[step])}>
        <div className="act-form">
          <FormProblem problem={command.problem} />
          <Content
            all={all}
            mine={mine}
            draft={draft}
            problems={plan.problemsWith(command.problem)}
            set={plan.set}
            setSettings={plan.setSettings}
          />
          <div className="toolbar">
            {at > 0 && <Button onClick={plan.back}>{t.back}</Button>}
            {step === 'confirm' ? (
              <Button
                type="primary"
                loading={command.isPending}
                onClick={() => command.run(schema.parse(draft))}
              >
                {t.save}
              </Button>
            ) : (
              <Button type="primary" onClick={plan.next}>
                {t.next}
              </Button>
            )}
          </div>
        </div>
      </Panel>
    </>
  )
}

/** 编制评议方案: which year and where, who is judged, what is asked, how many households. */
export default function NewEvaluation() {
  const found = useQuery(evaluationsQuery({ offset: 0, limit: 1 }))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { mayPrepare } = found.data
  const [first] = mayPrepare
  if (!first) return <EmptyState title={t.nobody[0]} hint={t.nobody[1]} />
  return (
    <>
      <PageTitle title={m.evaluation.start} lead={t.lead} />
      <SetUp all={mayPrepare} first={first} />
    </>
  )
}
