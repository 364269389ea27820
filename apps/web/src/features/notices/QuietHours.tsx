import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { quietHoursQuery, setQuietHours } from '../../api/notices.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { Rows } from '../../components/list/Rows.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'
import '../../components/list/data-list.css'
import './notices.css'

const t = m.notice.quiet

interface Times {
  from: string
  to: string
}

const useSetting = () => {
  return useToldCommand(setQuietHours, t.saved)
}

/** Another time for a unit and what is below it, or none at all. */
const Setting = ({ usual }: { usual: Times }) => {
  const [unitId, setUnitId] = useState<string>()
  const [times, setTimes] = useState(usual)
  const command = useSetting()
  const set = (hours: Times | null) => unitId !== undefined && command.run({ unitId, hours })
  return (
    <>
      <FormProblem problem={command.problem} />
      <div className="quiet-form">
        <Field label={t.unit}>
          {({ id }) => <UnitSelect own id={id} value={unitId} onChange={setUnitId} />}
        </Field>
        {(['from', 'to'] as const).map(name => (
          <Field key={name} label={t[name]}>
            {control => (
              <Input
                {...control}
                type="time"
                value={times[name]}
                onChange={event => setTimes({ ...times, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Button
          type="primary"
          disabled={unitId === undefined}
          loading={command.isPending}
          onClick={() => set(times)}
        >
          {t.set}
        </Button>
        <Button disabled={unitId === undefined} onClick={() => set(null)}>
          {t.setNever}
        </Button>
      </div>
    </>
  )
}

/** 免打扰: when nothing leaves the platform, and where it is otherwise. */
export const QuietHours = () => {
  const quiet = useQuery(quietHoursQuery)
  const command = useSetting()
  if (!quiet.isSuccess) return <NotLoaded query={quiet} />
  const { usual, items } = quiet.data
  return (
    <>
      <p>{t.lead(usual.from, usual.to)}</p>
      {items.length === 0 ? (
        <EmptyState title={t.empty[0] ?? ''} hint={t.empty[1] ?? ''} />
      ) : (
        <div className="data-list">
          <Rows
            label={t.label}
            rows={items}
            keyOf={({ unit }) => unit.id}
            columns={[
              { key: 'unit', title: t.columns.unit, onCard: 'heading', cell: ({ unit }) => unit.name },
              {
                key: 'hours',
                title: t.columns.hours,
                cell: ({ hours }) => (hours ? t.span(hours.from, hours.to) : t.never),
              },
              {
                key: 'inherit',
                title: '',
                onCard: 'bare',
                cell: ({ unit }) => (
                  <Button size="small" onClick={() => command.run({ unitId: unit.id, hours: 'inherit' })}>
                    {t.inherit}
                  </Button>
                ),
              },
            ]}
          />
        </div>
      )}
      <Setting usual={usual} />
    </>
  )
}
