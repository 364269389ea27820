import { useQuery } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { pointRuleLabels, startObjection as schema, type StartObjection } from '#contracts/http/points.js'
import { type MissingPoint, missingPointsQuery, startObjection } from '../../api/points.js'
import { useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'

const t = m.point.objection

/** What somebody objects to: of a missing point the activity is known, or to be chosen. */
export interface ObjectionTo {
  title: string
  about: Pick<StartObjection, 'month' | 'about'> &
    Partial<Pick<StartObjection, 'entryId' | 'activityId' | 'rule'>>
}

export interface ObjectionAsked {
  title: string
  about: ObjectionTo['about'] & Pick<StartObjection, 'subject'> & Partial<Pick<StartObjection, 'agencyId'>>
}

interface Missing {
  activityId?: string
  rule?: 'activity' | 'doneWell'
}

/** Of a missing point: in which activity, and what for. */
const MissingFields = ({
  asked: { month, subject, agencyId },
  value,
  problems,
  onChange,
}: {
  asked: ObjectionAsked['about']
  value: Missing
  problems: FieldProblems
  onChange: (value: Missing) => void
}) => {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<MissingPoint>()
  const search = useDeferredValue(typed.trim())
  const found = useQuery(
    missingPointsQuery({ month, subject, ...(agencyId && { agencyId }), ...(search && { search }) }),
  )
  const items = found.data?.items ?? []
  const isAmong = items.some(({ activity }) => activity.id === value.activityId)
  const offered = chosen && !isAmong ? [chosen, ...items] : items
  if (found.data?.isMore === false && offered.length === 0 && search === '')
    return <p className="muted">{t.noActivity}</p>
  return (
    <>
      <Field
        label={t.activity}
        hint={found.data?.isMore ? t.moreActivities : t.activityHint}
        problem={problems.activityId}
      >
        {control => (
          <Select
            {...control}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            loading={found.isFetching}
            notFoundContent={t.notFound}
            options={offered.map(({ activity: { id, on, title }, community }) => ({
              value: id,
              label: t.activityOf(on, title, community.name),
            }))}
            value={value.activityId}
            onChange={(activityId: string) => {
              const next = offered.find(({ activity }) => activity.id === activityId)
              const rule = next?.rules[0]
              setChosen(next)
              setTyped('')
              onChange({ activityId, ...(rule && { rule }) })
            }}
          />
        )}
      </Field>
      <Field label={t.rule} problem={problems.rule}>
        {control => (
          <Select
            {...control}
            options={(chosen?.rules ?? []).map(rule => ({ value: rule, label: pointRuleLabels[rule] }))}
            value={value.rule}
            onChange={rule => onChange({ ...value, rule })}
          />
        )}
      </Field>
    </>
  )
}

/** Says which point is missing or wrong; the community where it happened looks into it. */
export const ObjectionDialog = ({ asked, onClose }: { asked: ObjectionAsked; onClose: () => void }) => {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [missing, setMissing] = useState<Missing>({})
  const [claim, setClaim] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useCommand(startObjection, ({ processId }) => {
    void message.success(t.sent)
    onClose()
    void navigate(`/processes/${processId}`)
  })
  const isToChoose = asked.about.about === 'missing' && asked.about.activityId === undefined
  const send = () => {
    const body = { ...asked.about, ...(isToChoose && missing), claim }
    const found = checkBody({ schema }, body)
    if (isToChoose && !missing.activityId) found.activityId = m.act.required
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(schema.parse(body))
  }
  return (
    <FormDialog title={asked.title} okText={t.submit} onOk={send} onCancel={onClose} command={command}>
      {isToChoose && (
        <MissingFields asked={asked.about} value={missing} problems={problems} onChange={setMissing} />
      )}
      <TextField
        label={t.claim}
        hint={t.claimHint}
        problem={problems.claim}
        rows={4}
        maxLength={1000}
        value={claim}
        onChange={setClaim}
      />
    </FormDialog>
  )
}
