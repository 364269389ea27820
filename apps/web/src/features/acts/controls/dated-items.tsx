import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ControlProps, FieldSpec } from '../act-form.js'
import { DayPicker } from '../../../components/days/DayPicker.js'
import { addDays } from '../../../format/dates.js'
import '../forms.css'

interface DatedItem {
  title: string
  dueOn: string
}

/** How the rows are called. */
interface Words {
  all: string
  title: string
  due: string
  add: string
  drop: (no: number) => string
}

const mostItems = 20
const daysBetween = 14

interface RowProps {
  words: Words
  /** Characters of a title. */
  most: number
  item: DatedItem
  no: number
  problem: string | undefined
  onChange: (item: DatedItem) => void
  onDrop: (() => void) | undefined
}

const ItemRow = ({ words, most, item, no, problem, onChange, onDrop }: RowProps) => (
  <div className="dated-item">
    <Input
      aria-label={`${words.title} ${no}`}
      placeholder={words.title}
      maxLength={most}
      status={problem ? 'error' : ''}
      value={item.title}
      onChange={event => onChange({ ...item, title: event.target.value })}
    />
    <DayPicker
      aria-label={`${words.due} ${no}`}
      value={item.dueOn}
      onChange={dueOn => onChange({ ...item, dueOn })}
    />
    <Button icon={<DeleteOutlined />} aria-label={words.drop(no)} disabled={!onDrop} onClick={onDrop} />
    {problem && <p className="field-problem">{problem}</p>}
  </div>
)

/** A list of things to do, each with its day: the milestones of a plan, the measures of an answer. */
export const datedItems = (name: string, most: number, words: Words): FieldSpec => ({
  name,
  initial: ({ today }) => [{ title: '', dueOn: addDays(today, daysBetween) }],
  Control: ({ body, set, problemAt }: ControlProps) => {
    const list = body[name] as DatedItem[]
    const replace = (index: number, by: DatedItem[]) =>
      set(name, [...list.slice(0, index), ...by, ...list.slice(index + 1)])
    const add = () =>
      set(name, [...list, { title: '', dueOn: addDays(list.at(-1)?.dueOn ?? '', daysBetween) }])
    return (
      <fieldset className="form-group">
        <legend>{words.all}</legend>
        <div className="form-rows">
          {list.map((item, index) => (
            <ItemRow
              // Rows have nothing else that stays the same while they are written.
              key={index}
              no={index + 1}
              words={words}
              most={most}
              item={item}
              problem={problemAt(`${name}.${index}.title`) ?? problemAt(`${name}.${index}.dueOn`)}
              onChange={changed => replace(index, [changed])}
              onDrop={list.length > 1 ? () => replace(index, []) : undefined}
            />
          ))}
          <Button type="dashed" icon={<PlusOutlined />} disabled={list.length >= mostItems} onClick={add}>
            {words.add}
          </Button>
        </div>
      </fieldset>
    )
  },
})
