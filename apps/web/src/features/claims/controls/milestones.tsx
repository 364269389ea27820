import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { addDays } from '../../../format/dates.js'
import { m } from '../../../messages/index.js'
import type { ControlProps, FieldSpec } from '../../acts/act-form.js'

interface Milestone {
  title: string
  dueOn: string
}

const mostMilestones = 20
const daysBetween = 14

interface RowProps {
  milestone: Milestone
  no: number
  problem: string | undefined
  onChange: (milestone: Milestone) => void
  onDrop: (() => void) | undefined
}

const MilestoneRow = ({ milestone, no, problem, onChange, onDrop }: RowProps) => (
  <div className="milestone-row">
    <Input
      aria-label={`${m.act.milestoneTitle} ${no}`}
      placeholder={m.act.milestoneTitle}
      maxLength={100}
      status={problem ? 'error' : ''}
      value={milestone.title}
      onChange={event => onChange({ ...milestone, title: event.target.value })}
    />
    <DatePicker
      aria-label={`${m.act.milestoneDue} ${no}`}
      inputReadOnly
      allowClear={false}
      value={dayjs(milestone.dueOn)}
      onChange={day => day && onChange({ ...milestone, dueOn: day.format('YYYY-MM-DD') })}
    />
    <Button
      icon={<DeleteOutlined />}
      aria-label={m.act.dropMilestone(no)}
      disabled={!onDrop}
      onClick={onDrop}
    />
    {problem && <p className="field-problem">{problem}</p>}
  </div>
)

/** The steps of a work plan, each with its day. */
export const milestones: FieldSpec = {
  name: 'milestones',
  initial: ({ today }) => [{ title: '', dueOn: addDays(today, daysBetween) }],
  Control: ({ body, set, problemAt }: ControlProps) => {
    const list = body.milestones as Milestone[]
    const replace = (index: number, by: Milestone[]) =>
      set('milestones', [...list.slice(0, index), ...by, ...list.slice(index + 1)])
    const add = () =>
      set('milestones', [...list, { title: '', dueOn: addDays(list.at(-1)?.dueOn ?? '', daysBetween) }])
    return (
      <fieldset className="form-group">
        <legend>{m.act.milestones}</legend>
        <div className="form-rows">
          {list.map((milestone, index) => (
            <MilestoneRow
              // Rows have nothing else that stays the same while they are written.
              key={index}
              no={index + 1}
              milestone={milestone}
              problem={problemAt(`milestones.${index}.title`) ?? problemAt(`milestones.${index}.dueOn`)}
              onChange={changed => replace(index, [changed])}
              onDrop={list.length > 1 ? () => replace(index, []) : undefined}
            />
          ))}
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            disabled={list.length >= mostMilestones}
            onClick={add}
          >
            {m.act.addMilestone}
          </Button>
        </div>
      </fieldset>
    )
  },
}
