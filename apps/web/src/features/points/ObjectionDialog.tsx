import { useQuery } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { pointRuleLabels, startObjection as schema, type StartObjection } from '#contracts/http/points.js'
import { missingPointsQuery, startObjection } from '../../api/points.js'
import { useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'

const t = m.point.objection

export interface ObjectionAsked {
  title: string
  about: Pick<StartObjection, 'month' | 'subject' | 'about'> & { agencyId?: string; entryId?: string }
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
  const found = useQuery(missingPointsQuery({ month, subject, ...(agencyId && { agencyId }) }))
  const items = found.data?.items ?? []
  const rules = items.find(({ activity }) => activity.id === value.activityId)?.rules ?? []
  if (found.data && items.length === 0) return <p className="muted">{t.noActivity}</p>
  return (
    <>
      <Field label={t.activity} hint={t.activityHint} problem={problems.activityId}>
        {control => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            loading={found.isPending}
            options={items.map(({ activity: { id, on, title }, community }) => ({
              value: id,
              label: t.activityOf(on, title, community.name),
            }))}
            value={value.activityId}
            onChange={(activityId: string) => {
              const rule = items.find(({ activity }) => activity.id === activityId)?.rules[0]
              onChange({ activityId, ...(rule && { rule }) })
            }}
          />
        )}
      </Field>
      <Field label={t.rule} problem={problems.rule}>
        {control => (
          <Select
            {...control}
            options={rules.map(rule => ({ value: rule, label: pointRuleLabels[rule] }))}
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
  const isMissing = asked.about.about === 'missing'
  const send = () => {
    const body = { ...asked.about, ...(isMissing && missing), claim }
    const found = checkBody({ schema }, body)
    if (isMissing && !missing.activityId) found.activityId = m.act.required
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(schema.parse(body))
  }
  return (
    <FormDialog title={asked.title} okText={t.submit} onOk={send} onCancel={onClose} command={command}>
      {isMissing && (
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
