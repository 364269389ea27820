import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import type { ActivityOptions } from '../../api/activities.js'
import { m } from '../../messages/index.js'
import './activities.css'

const t = m.activity.form

interface Place {
  postCode: string
  places: number
}

interface PostPlacesProps {
  kinds: ActivityOptions['posts']
  value: Place[]
  problem: string | undefined
  onChange: (value: Place[]) => void
}

/** Kinds of posts that an activity asks for, each with its places. */
export const PostPlaces = ({ kinds, value, problem, onChange }: PostPlacesProps) => {
  const replace = (index: number, by: Place[]) =>
    onChange([...value.slice(0, index), ...by, ...value.slice(index + 1)])
  const left = kinds.filter(({ code }) => !value.some(({ postCode }) => postCode === code))
  const [next] = left
  return (
    <fieldset className="form-group">
      <legend>{t.posts}</legend>
      <div className="form-rows">
        {value.map((place, index) => (
          <div className="post-places" key={place.postCode}>
            <Select
              aria-label={t.postKind(index + 1)}
              options={kinds
                .filter(({ code }) => code === place.postCode || left.some(other => other.code === code))
                .map(({ code, name }) => ({ value: code, label: name }))}
              value={place.postCode}
              onChange={postCode => replace(index, [{ ...place, postCode }])}
            />
            <InputNumber
              aria-label={t.postPlaces(index + 1)}
              min={1}
              max={10_000}
              precision={0}
              value={place.places}
              onChange={places => replace(index, [{ ...place, places: places ?? 1 }])}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t.dropPost(index + 1)}
              onClick={() => replace(index, [])}
            />
          </div>
        ))}
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          disabled={!next}
          onClick={() => next && onChange([...value, { postCode: next.code, places: 1 }])}
        >
          {t.addPost}
        </Button>
      </div>
      <p className={problem ? 'field-problem' : 'field-hint'}>{problem ?? t.postsHint}</p>
    </fieldset>
  )
}
