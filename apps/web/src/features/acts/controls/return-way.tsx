/** Where a return leads, and how the way back goes: step by step again, or straight to whoever returned. */
import { Radio } from 'antd'
import { Field } from '../../../components/form/Field.js'
import { m } from '../../../messages/index.js'
import { type ActContext, type ControlProps, type FieldSpec, textOf } from '../act-form.js'
import './return-way.css'

const targetsOf = ({ action }: ActContext) => action.targets ?? []

export const returnStage: FieldSpec = {
  name: 'stage',
  // The step before, which is what is meant most of the time.
  initial: context => targetsOf(context).at(-1)?.stage,
  Control: ({ context, body, set, problemAt }: ControlProps) => (
    <Field label={m.act.returnTo} problem={problemAt('stage')}>
      {({ id }) => (
        <Radio.Group
          id={id}
          vertical
          options={targetsOf(context).map(({ stage, label }) => ({ value: stage, label }))}
          value={body.stage}
          onChange={event => set('stage', event.target.value)}
        />
      )}
    </Field>
  ),
}

/** The stages from where it goes back to where it stands now, as the flow chart has them. */
const stagesBetween = ({ page, action }: ActContext, to: string): string[] => {
  const from = page.flow.findIndex(({ stage }) => stage === to)
  const here = page.flow.findIndex(({ state }) => state === 'current')
  const label = action.targets?.find(({ stage }) => stage === to)?.label ?? to
  return from < 0 || here <= from
    ? [label, page.stageLabel]
    : page.flow.slice(from, here + 1).map(each => each.label)
}

const Way = ({ stages, isStraight }: { stages: string[]; isStraight: boolean }) => {
  const shown = isStraight ? [stages[0], stages.at(-1)] : stages
  return (
    <span className="return-way" role="img" aria-label={shown.join(' → ')}>
      {shown.map((label, index) => (
        <span key={`${label}${index}`} aria-hidden>
          {index > 0 && <i className={isStraight ? 'way-straight' : 'way-step'} />}
          <b>{label}</b>
        </span>
      ))}
    </span>
  )
}

const ways = ['walk', 'straight'] as const

export const returnWay: FieldSpec = {
  name: 'then',
  initial: () => 'walk',
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const stages = stagesBetween(context, textOf(body, 'stage'))
    return (
      <Field label={m.act.afterReturn} problem={problemAt('then')}>
        {({ id }) => (
          <Radio.Group id={id} value={body.then} onChange={event => set('then', event.target.value)}>
            {ways.map(way => (
              <Radio key={way} value={way} className="return-choice">
                {m.act.ways[way]}
                <Way stages={stages} isStraight={way === 'straight'} />
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
    )
  },
}
