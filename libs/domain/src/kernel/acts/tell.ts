/** What tells and changes nothing: 催办, 抄送, 评论. No seat is needed, no version rises, nobody's page grows old. */
import type { ActEvent, CommentBody, CopyBody } from '../events.js'
import { write, type Draft } from '../draft.js'
import { findSeat } from '../find.js'
import { refusal, type Refusal } from '../refusal.js'
import { notifySeats } from '../seats.js'
import type { ProcessState, Rules } from '../state.js'
import type { NoticeTemplate } from '../step.js'
import type { Instant } from '../../calendar/local-date.js'
import type { PersonId } from '../../organisation/roles.js'
import { writeLine } from './lines.js'
import type { tellingActNames } from './names.js'

export interface TellingAct {
  label: string
  refuses?(state: ProcessState, rules: Rules, event: ActEvent, now: Instant): Refusal | undefined
  apply(draft: Draft, event: ActEvent): void
}

const hourMs = 3_600_000
const usualHours = 4

/** When a seat may be reminded of again. */
const remindableAt = (remindedAt: Instant | undefined, { policy }: Rules): Instant =>
  remindedAt === undefined ? 0 : remindedAt + (policy.remindEveryHours ?? usualHours) * hourMs

const remind: TellingAct = {
  label: '催办',
  refuses: (state, rules, { seatId, by }, now) => {
    const place = findSeat(state, seatId)
    if (!place) return refusal('seatNotFound', { seatId })
    const { round, seat } = place
    if (seat.status === 'waiting') return refusal('notYourTurn')
    if (seat.status !== 'open')
      return refusal('seatClosed', { by: seat.by, cancelled: seat.cancelled, at: seat.actedAt })
    if (round.quiet || seat.holder.personId === by) return refusal('actNotOffered', { act: 'remind' })
    const againAt = remindableAt(seat.remindedAt, rules)
    return now < againAt ? refusal('remindedRecently', { at: seat.remindedAt, againAt }) : undefined
  },
  apply: (draft, event) => {
    const place = findSeat(draft.state, event.seatId)
    if (!place) throw new Error(`no seat ${event.seatId}`)
    place.seat.remindedAt = draft.now
    const { note } = event.body as { note?: string }
    writeLine(draft, place, event, { code: 'act.reminded', ...(note !== undefined && { reason: note }) })
    notifySeats(draft, place, 'task.urged', [place.seat])
  },
}

const copyTo: TellingAct = {
  label: '抄送',
  apply: (draft, event) => {
    const { note, ...body } = event.body as CopyBody
    const people = [...new Set(body.people)]
    const said = note === undefined ? {} : { note }
    draft.copies.push(...people.map(personId => ({ personId, by: event.by, at: draft.now, ...said })))
    show(draft, people, 'process.copied')
    tell(draft, event, 'act.copied', { people, ...said })
  },
}

const comment: TellingAct = {
  label: '评论',
  apply: (draft, event) => {
    const { text, mentions = [], files = [] } = event.body as CommentBody
    const people = [...new Set(mentions)]
    show(draft, people, 'process.mentioned')
    tell(draft, event, 'act.commented', {
      text,
      ...(people.length > 0 && { mentions: people }),
      ...(files.length > 0 && { files }),
    })
  },
}

/** A notice to somebody as a person, whatever they hold. */
const show = (draft: Draft, people: PersonId[], template: NoticeTemplate): void => {
  draft.people.push(...people)
  const stage = draft.state.regions.main?.stage ?? ''
  for (const personId of people)
    draft.notices.push({
      to: { role: 'InServicePartyMember', unitId: '', personId },
      template,
      at: draft.now,
      region: 'main',
      stage,
    })
}

const tell = (
  draft: Draft,
  { by, act }: ActEvent,
  code: 'act.copied' | 'act.commented',
  detail: Record<string, unknown>,
): void => write(draft, { actor: 'person', by, code, region: 'main', act, detail })

const acts: Record<(typeof tellingActNames)[number], TellingAct> = { remind, copyTo, comment }

export const tellingActs: Readonly<Record<string, TellingAct>> = acts

/** Names come from outside. */
export const tellingActOf = (act: string): TellingAct | undefined =>
  Object.hasOwn(tellingActs, act) ? tellingActs[act] : undefined
