import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { act, type ProcessView } from '../../api/processes.js'
import type { AllowedAction } from '../../api/types.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { actFormOf } from './act-forms.js'
import { ActionPanel } from './ActionPanel.js'
import { linkedFirst, useLinkedSeat } from './linked-seat.js'
import { labelOf, nameOf, sortedActions } from './sorted-actions.js'
import { useKeptDrafts } from './use-kept-drafts.js'
import './action-bar.css'

interface ActionBarProps {
  view: ProcessView
  /** What else stands in the bar, e.g. printing. */
  children?: ReactNode
}

const buttonTypeOf = (action: AllowedAction, index: number) =>
  index === 0 && !action.confirm ? ('primary' as const) : ('default' as const)

/** Whoever comes by a link finds the keyboard where there is something to do. */
const useFocusOnArrival = (isAsked: boolean) => {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isAsked) button.current?.focus()
  }, [isAsked])
  return button
}

/** What the person may do now, exactly as the API offers it; in reach of the thumb on a phone. */
export const ActionBar = ({ view, children }: ActionBarProps) => {
  const { page } = view
  const [chosen, setChosen] = useState<AllowedAction>()
  const drafts = useKeptDrafts(page.id)
  const today = useBusinessToday()
  const linkedSeat = useLinkedSeat()
  const sorted = sortedActions(page)
  const { more } = sorted
  const first = linkedFirst(sorted.first, linkedSeat)
  const linkedButton = useFocusOnArrival(linkedSeat !== undefined)
  const items = more.map(action => ({
    key: nameOf(action),
    label: labelOf(action, page),
    danger: action.confirm,
    onClick: () => setChosen(action),
  }))
  return (
    <div className="action-bar screen-only" role="toolbar" aria-label={m.act.bar}>
      {first.map((action, index) => (
        <Button
          key={nameOf(action)}
          ref={index === 0 ? linkedButton : undefined}
          type={buttonTypeOf(action, index)}
          danger={action.confirm}
          onClick={() => setChosen(action)}
        >
          {labelOf(action, page)}
        </Button>
      ))}
      {first.length === 0 && <span className="action-bar-note">{waitingFor(view)}</span>}
      <span className="action-bar-end">
        {items.length > 0 && (
          <Dropdown menu={{ items }} trigger={['click']} placement="topRight">
            <Button>
              {m.act.more} <DownOutlined />
            </Button>
          </Dropdown>
        )}
        {children}
      </span>
      {chosen && (
        <ActionPanel
          key={nameOf(chosen)}
          view={view}
          context={{ page, action: chosen, today }}
          form={actFormOf(page.kind, chosen)}
          drafts={drafts}
          isOffered={page.allowedActions.some(each => nameOf(each) === nameOf(chosen))}
          send={({ body, expectedVersion }, key) =>
            act(page.id, { seatId: chosen.seatId, act: chosen.act, expectedVersion, body }, key)
          }
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  )
}

/** Who has it, for somebody who only looks on. */
const waitingFor = ({ page }: ProcessView): string => {
  if (page.endedAt) return m.deadline.endedTitle
  const names = page.rounds
    .flatMap(({ seats }) => seats.filter(seat => seat.status === 'open'))
    .flatMap(seat => seat.holders)
  return names.length > 0 ? m.act.nothingHint([...new Set(names)].slice(0, 3).join('、')) : m.act.nothing
}
