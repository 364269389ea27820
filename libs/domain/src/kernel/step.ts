/** One step: what a single Postgres transaction writes. All ids and codes, no names. */
import type { Instant, LocalDate } from '../calendar/local-date.js'
import type { PersonId, UnitId } from '../organisation/roles.js'
import type { StepRow } from './rows.js'
import type { CancelReason, Holder, ProcessState, Rules, SeatStatus } from './state.js'

export type JournalCode =
  | 'process.started'
  | 'process.ended'
  | 'act'
  | 'act.recalled'
  | 'act.transferred'
  | 'act.returned'
  | 'act.delegated'
  | 'act.takenBack'
  | 'act.opined'
  | 'act.seatsAdded'
  | 'act.seatDropped'
  | 'act.taken'
  | 'act.putBack'
  | 'act.reminded'
  | 'act.copied'
  | 'act.commented'
  | 'act.extensionAsked'
  | 'act.passed'
  | 'stage.entered'
  | 'seats.cancelled'
  | 'clock.remind'
  | 'clock.warn'
  | 'clock.escalate'
  | 'clock.auto'
  | 'clock.extended'
  | 'admin.move'
  | 'admin.reassign'
  | 'admin.extend'
  | 'admin.pause'
  | 'admin.resume'
  | 'admin.skip'
  | 'admin.terminate'
  | 'admin.adoptRules'
  | 'admin.fastForward'
  | 'admin.rebuilt'
  | 'admin.release'
  | 'admin.fallback'
  | 'admin.relocate'

/** Who, for whom, did what, why, before → after, under which rules. */
export interface JournalLine {
  at: Instant
  actor: 'person' | 'clock' | 'administrator' | 'system'
  by?: PersonId
  code: JournalCode
  region: string
  stage: string
  round?: string
  seatId?: string
  /** Whose seat; its person is the principal when `by` is a substitute (乙 代 甲). */
  holder?: Holder
  act?: string
  /** `round.outcome`, when this line decided a round. */
  outcome?: string
  reason?: string
  detail?: Record<string, unknown>
  policyVersion: string
  calendarVersion: string
}

export type NoticeTemplate =
  | 'task.opened'
  | 'task.reminded'
  | 'task.warned'
  | 'task.escalated'
  | 'task.transferred'
  | 'task.delegated'
  | 'task.opined'
  | 'task.urged'
  | 'extension.granted'
  | 'extension.denied'
  | 'clock.paused'
  | 'clock.resumed'
  | 'clock.held'
  | 'clock.missed'
  | 'process.copied'
  | 'process.mentioned'
  | 'process.ended'
  | 'project.wanted'
  | 'post.wanted'
  | 'need.urged'
  | 'model.selected'
  | 'service.appraised'
  | 'interview.begun'
  | 'interview.joined'
  | 'office.begun'
  | 'office.ended'
  | 'activity.announced'
  | 'activity.moved'
  | 'activity.cancelled'
  | 'activity.movedUp'
  | 'activity.movedDown'
  | 'activity.lapsed'
  | 'activity.givenUp'
  | 'activity.lateArrival'

/** Many at once, looked up when they are told: who has checked in with the notice's community; who has signed up. */
export type NoticeCircle = 'communityMembers' | 'signedUp'

export interface Notice {
  to: Holder
  /** Told instead of whoever holds the office. */
  circle?: NoticeCircle
  template: NoticeTemplate
  at: Instant
  region: string
  stage: string
  round?: string
  seatId?: string
  dueOn?: LocalDate
}

/** One seat as the inbox sees it. */
export interface Task {
  seatId: string
  region: string
  stage: string
  round: string
  form: string
  holder: Holder
  status: SeatStatus
  openedAt: Instant
  dueAt?: Instant
  dueOn?: LocalDate
  provisional?: boolean
  origin?: string
  act?: string
  closedBy?: PersonId
  /** For whom it was closed, when a substitute did. */
  onBehalfOf?: PersonId
  closedAt?: Instant
  cancelled?: CancelReason
}

/** 抄送: somebody is shown the process. */
export interface Copy {
  personId: PersonId
  by: PersonId
  at: Instant
  note?: string
}

export interface Step {
  state: ProcessState
  journal: JournalLine[]
  /** Only tasks that are new or changed. */
  tasks: Task[]
  notices: Notice[]
  /** Units from which the process may be seen. */
  units: UnitId[]
  /** Units that lose sight of it: others have taken their place. */
  unitsLeft?: UnitId[]
  /** Who may see the process besides, from now on: copied, mentioned, seated by name. */
  people?: PersonId[]
  copies?: Copy[]
  subject?: string
  /** Rows of their own that it leaves behind; none without news. */
  rows?: StepRow[]
  /** The earliest moment at which something happens by itself. */
  nextDueAt?: Instant
  /** The key this step answers; a tick has none. */
  key?: string
}

/** A reduction: the step to write, and the rules in force from then on. */
export interface Reduced {
  step: Step
  rules: Rules
}
