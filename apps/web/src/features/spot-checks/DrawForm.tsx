import { App, Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { drawSpotCheck } from '../../api/spot-checks.js'
import { useCommand } from '../../api/use-command.js'
import { MonthPicker } from '../../components/days/MonthPicker.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { TextField } from '../../components/form/TextField.js'
import { Panel } from '../../components/Panel.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { addMonths } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './spot-checks.css'

const t = m.spotCheck
const shortestSeed = 4

interface DrawFormProps {
  units: { id: string; name: string }[]
}

/** Once for a unit and a month that is over: what is drawn is asked for first. */
const useDraw = ({ units }: DrawFormProps) => {
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const lastMonth = addMonths(useBusinessToday().slice(0, 7), -1)
  const [unitId, setUnitId] = useState(units[0]?.id ?? '')
  const [month, setMonth] = useState(lastMonth)
  const [seed, setSeed] = useState('')
  const [size, setSize] = useState(10)
  const command = useCommand(drawSpotCheck, ({ id }) => void navigate(`/spot-checks/${id}`))
  const draw = () =>
    modal.confirm({
      title: t.confirm.title,
      content: t.confirm.text(units.find(({ id }) => id === unitId)?.name ?? '', month, seed.trim()),
      okText: t.draw,
      cancelText: m.state.cancel,
      onOk: () => command.run({ unitId, month, seed: seed.trim(), size }),
    })
  return { lastMonth, unitId, setUnitId, month, setMonth, seed, setSeed, size, setSize, command, draw }
}

export const DrawForm = (props: DrawFormProps) => {
  const form = useDraw(props)
  const { lastMonth, month, setMonth, seed, setSeed, command } = form
  return (
    <Panel title={t.draw}>
      <p className="cell-sub">{t.drawHint}</p>
      <FormProblem problem={command.problem} />
      <div className="spot-check-form">
        <Field label={t.unit}>
          {control => (
            <Select
              {...control}
              options={props.units.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.unitId}
              onChange={form.setUnitId}
            />
          )}
        </Field>
        <Field label={t.month}>
          {control => <MonthPicker {...control} max={lastMonth} value={month} onChange={setMonth} />}
        </Field>
        <TextField label={t.seed} maxLength={64} value={seed} onChange={setSeed} />
        <Field label={t.size}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={1}
              max={100}
              value={form.size}
              onChange={value => form.setSize(value ?? 10)}
            />
          )}
        </Field>
      </div>
      <Button
        type="primary"
        disabled={seed.trim().length < shortestSeed}
        loading={command.isPending}
        onClick={form.draw}
      >
        {t.draw}
      </Button>
    </Panel>
  )
}
