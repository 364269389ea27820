import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Radio } from 'antd'
import { activityOptionsQuery, type PlanDraft } from '../../api/activities.js'
import { Field } from '../../components/form/Field.js'
import { TextField } from '../../components/form/TextField.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { PostPlaces } from './PostPlaces.js'
import { fieldOf, instantOf } from './times.js'
import './activities.css'

const t = m.activity.form

type TimeKey = 'startsAt' | 'endsAt' | 'signUpUntil' | 'cancelUntil'

interface PlanFieldsProps {
  draft: PlanDraft
  communityId: string | undefined
  problemAt: (path: keyof PlanDraft) => string | undefined
  set: (change: PlanDraft) => void
}

type PartProps = PlanFieldsProps & { cancelHours: number }

const What = ({ draft, problemAt, set }: PartProps) => (
  <>
    <TextField
      label={t.name}
      problem={problemAt('title')}
      maxLength={60}
      value={draft.title ?? ''}
      onChange={value => set({ title: value })}
    />
    <TextField
      label={t.content}
      optional
      hint={t.contentHint}
      problem={problemAt('content')}
      rows={3}
      maxLength={1000}
      value={draft.content ?? ''}
      onChange={value => set({ content: value })}
    />
    <TextField
      label={t.place}
      problem={problemAt('place')}
      maxLength={100}
      value={draft.place ?? ''}
      onChange={value => set({ place: value })}
    />
  </>
)

const When = ({ draft, problemAt, set, cancelHours }: PartProps) => {
  const time = (key: TimeKey, hint?: string) => (
    <Field label={t[key]} optional={key === 'cancelUntil'} hint={hint} problem={problemAt(key)}>
      {control => (
        <Input
          {...control}
          type="datetime-local"
          value={fieldOf(draft[key])}
          onChange={event => set({ [key]: instantOf(event.target.value) })}
        />
      )}
    </Field>
  )
  return (
    <div className="plan-times">
      {time('startsAt')}
      {time('endsAt')}
      {time('signUpUntil')}
      {time('cancelUntil', t.cancelHint(cancelHours))}
    </div>
  )
}

/** What a community fills in for an activity, also to change it. */
export const PlanFields = (props: PlanFieldsProps) => {
  const { draft, communityId, problemAt, set } = props
  const options = useQuery(activityOptionsQuery)
  const here = options.data?.communities.find(({ id }) => id === communityId)
  const part = { ...props, cancelHours: here?.cancelHours ?? 24 }
  return (
    <>
      <What {...part} />
      <When {...part} />
      <Field label={t.capacity} optional hint={t.capacityHint} problem={problemAt('capacity')}>
        {control => (
          <InputNumber
            {...control}
            min={1}
            max={10_000}
            precision={0}
            value={draft.capacity}
            onChange={capacity => set({ capacity: capacity ?? undefined })}
          />
        )}
      </Field>
      {here?.othersToo !== false && (
        <Field label={t.audience}>
          {({ id }) => (
            <Radio.Group
              id={id}
              value={draft.audience ?? 'community'}
              options={optionsOf(m.activity.detail.audiences)}
              onChange={event => set({ audience: event.target.value as 'community' | 'everybody' })}
            />
          )}
        </Field>
      )}
      <PostPlaces
        kinds={options.data?.posts ?? []}
        value={draft.posts ?? []}
        problem={problemAt('posts')}
        onChange={posts => set({ posts })}
      />
    </>
  )
}
