import { Alert } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { AllowedAction, ProcessPage } from '../../api/types.js'
import { m } from '../../messages/index.js'

/** The seat that a mail or a robot's message was about: `?seat=…`. */
export const useLinkedSeat = (): string | undefined => useSearchParams()[0].get('seat') ?? undefined

/** What the link is about comes first; the order is otherwise kept. */
export const linkedFirst = (actions: AllowedAction[], seatId: string | undefined): AllowedAction[] => [
  ...actions.filter(action => action.seatId === seatId),
  ...actions.filter(action => action.seatId !== seatId),
]

const urging = 'remind'

/** Says so when what the link is about was no longer the reader's to do as they came. */
export const LinkedSeatNote = ({ page }: { page: ProcessPage }) => {
  const seatId = useLinkedSeat()
  // Whoever may urge its holder has not got it.
  const [isMine] = useState(() =>
    page.allowedActions.some(({ seatId: of, act }) => of === seatId && act !== urging),
  )
  if (seatId === undefined || isMine) return null
  return <Alert className="linked-seat-note" type="info" showIcon closable title={m.act.linkedGone} />
}
