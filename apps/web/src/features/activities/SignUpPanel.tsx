import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type ActivityDetail, signUpFor } from '../../api/activities.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { activityPath, OwnState } from './activity-columns.js'
import { type CancelAsked, CancelDialog } from './CancelDialog.js'

const t = m.activity.signUp

interface PartyProps {
  activity: ActivityDetail
  /** Oneself when left out. */
  unit?: ActivityDetail['units'][number]
  onCancel: (asked: CancelAsked) => void
}

const Overlaps = ({ overlaps }: Pick<ActivityDetail, 'overlaps'>) => (
  <p role="alert">
    {t.overlaps}
    {overlaps.map(other => (
      <Link key={other.id} to={activityPath(other)}>
        {other.title}（{formatInstant(other.startsAt)}）
      </Link>
    ))}
  </p>
)

const useSignUp = ({ activity, unit }: Pick<PartyProps, 'activity' | 'unit'>) => {
  const [draft, setDraft] = useState({
    postCode: undefined as string | undefined,
    places: 1,
    despiteOverlap: false,
  })
  const command = useToldCommand(signUpFor, ({ state }) => t.done[state])
  const send = () => {
    const { postCode, places, despiteOverlap } = draft
    command.run({
      id: activity.id,
      places,
      despiteOverlap,
      ...(postCode !== undefined && { postCode }),
      ...(unit && { unitId: unit.id }),
    })
  }
  return { draft, set: (change: Partial<typeof draft>) => setDraft({ ...draft, ...change }), command, send }
}

const SignUpForm = ({ activity, unit }: Pick<PartyProps, 'activity' | 'unit'>) => {
  const { draft, set, command, send } = useSignUp({ activity, ...(unit && { unit }) })
  const overlaps = unit ? [] : activity.overlaps
  const isFull = activity.capacity !== undefined && activity.taken + draft.places > activity.capacity
  const isReady =
    (activity.posts.length === 0 || draft.postCode !== undefined) &&
    (overlaps.length === 0 || draft.despiteOverlap)
  return (
    <>
      <FormProblem problem={command.problem} />
      {activity.posts.length > 0 && (
        <Field label={t.post}>
          {control => (
            <Select
              {...control}
              options={activity.posts.map(({ postCode, name, taken, places }) => ({
                value: postCode,
                label: m.activity.detail.post(name, taken, places),
              }))}
              value={draft.postCode}
              onChange={postCode => set({ postCode })}
            />
          )}
        </Field>
      )}
      {unit && (
        <Field label={t.people}>
          {control => (
            <InputNumber
              {...control}
              min={1}
              max={activity.capacity ?? 10_000}
              precision={0}
              value={draft.places}
              onChange={places => set({ places: places ?? 1 })}
            />
          )}
        </Field>
      )}
      {overlaps.length > 0 && (
        <>
          <Overlaps overlaps={overlaps} />
          <Checkbox
            checked={draft.despiteOverlap}
            onChange={event => set({ despiteOverlap: event.target.checked })}
          >
            {t.despite}
          </Checkbox>
        </>
      )}
      {isFull && <p className="muted">{t.full}</p>}
      <Button type="primary" disabled={!isReady} loading={command.isPending} onClick={send}>
        {unit ? t.unit(unit.name) : t.submit}
      </Button>
    </>
  )
}

/** Oneself or one Party organisation: how it stands, and what can be done. */
const Party = ({ activity, unit, onCancel }: PartyProps) => {
  const { own, signUp, cancel } = unit ?? activity
  const isIn = own !== undefined && own.state !== 'cancelled'
  return (
    <div className="sign-up-party">
      {unit && <strong>{unit.name}</strong>}
      {isIn && (
        <p>
          <OwnState own={own} /> {own.postName} {unit && m.activity.list.people(own.places)}
        </p>
      )}
      {isIn && cancel.may && (
        <Button
          danger
          onClick={() =>
            onCancel({ id: activity.id, isFree: cancel.isFree, ...(unit && { unitId: unit.id }) })
          }
        >
          {t.cancel}
        </Button>
      )}
      {!isIn && signUp.may && <SignUpForm activity={activity} {...(unit && { unit })} />}
      {!isIn && !signUp.may && <p className="muted">{signUp.why}</p>}
    </div>
  )
}

/** Signing up and cancelling, for oneself and for the Party organisations that one speaks for. */
export const SignUpPanel = ({ activity, isMember }: { activity: ActivityDetail; isMember: boolean }) => {
  const [asked, setAsked] = useState<CancelAsked>()
  if (!isMember && activity.units.length === 0) return null
  return (
    <Panel title={t.title}>
      {isMember && <Party activity={activity} onCancel={setAsked} />}
      {activity.units.map(unit => (
        <Party key={unit.id} activity={activity} unit={unit} onCancel={setAsked} />
      ))}
      {asked && <CancelDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  )
}
