import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { noticePreferenceQuery, setNoticePreference } from '../../api/notices.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import './notices.css'

const t = m.notice.own
/** Stands for “as the platform has it”: a list has no value for nothing. */
const usual = -1

/** By what ways one wants to hear of things oneself; saved at once. */
export const PreferencePanel = () => {
  const { data } = useQuery(noticePreferenceQuery)
  const command = useToldCommand(setNoticePreference, t.saved)
  if (!data) return null
  const { mail, gapMinutes, usualGapMinutes } = data
  const options = [
    { value: usual, label: t.usual(usualGapMinutes) },
    ...Object.entries(t.gaps).map(([minutes, label]) => ({ value: Number(minutes), label })),
  ]
  return (
    <Panel title={t.title}>
      <FormProblem problem={command.problem} />
      <div className="preference">
        <span>{t.portal}</span>
        <Checkbox
          checked={mail}
          disabled={command.isPending}
          onChange={event => command.run({ mail: event.target.checked, gapMinutes })}
        >
          {t.mail}
        </Checkbox>
        {!data.mailIsThere && <span className="muted">{t.noMail}</span>}
        {data.mailIsThere && !data.hasEmail && <span className="muted">{t.noEmail}</span>}
        <Field label={t.gap}>
          {({ id }) => (
            <Select
              id={id}
              options={options}
              disabled={!mail}
              value={gapMinutes ?? usual}
              onChange={value => command.run({ mail, gapMinutes: value === usual ? null : value })}
            />
          )}
        </Field>
      </div>
    </Panel>
  )
}
