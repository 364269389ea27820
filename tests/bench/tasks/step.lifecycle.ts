/** Processes that exist only to be clicked on: a countersigned step of so many seats, and a step that one decides. */
import { lifecycle, type Form, type Lifecycle, type SeatSpec } from '#domain/kernel/lifecycle.js'

export interface StepFacts {
  /** Seats of the countersigned round. */
  seats: number
  unitId: string
}

type StepForm = Form<StepFacts, { version: string }>

const chairs = (seats: number, unitId: string): SeatSpec[] =>
  Array.from({ length: seats }, (_, no) => ({ chair: `party-${no}`, role: 'AgencyLiaison', unitId }))

const signing: StepForm = {
  label: '会签',
  acts: { sign: { label: '同意', effect: 'completes', outcome: 'signed' } },
}

const deciding: StepForm = {
  label: '审批',
  transferable: true,
  delegable: true,
  takeable: true,
  returnable: 'visited',
  acts: {
    agree: { label: '同意', effect: 'completes', outcome: 'decided' },
    oppose: { label: '不同意', effect: 'decides', outcome: 'decided', cancels: 'refused' },
    sendBack: { label: '退回修改', effect: 'decides', outcome: 'decided', cancels: 'returned' },
    abstain: { label: '弃权', effect: 'completes', outcome: 'decided' },
  },
}

/** Signed by all, over and over: the click that closes a round of one seat opens the next. */
export const countersigned = lifecycle<StepFacts, { version: string }>({
  kind: 'benchSigned',
  label: '会签',
  numberPrefix: 'HQ',
  firstStage: () => 'signing',
  main: {
    signing: {
      label: '会签',
      opens: ({ facts: { seats, unitId } }) => ({
        signing: { form: 'signing', rule: 'all', seats: chairs(seats, unitId) },
      }),
      on: { 'signing.signed': 'again' },
    },
    again: {
      label: '再次会签',
      opens: ({ facts: { seats, unitId } }) => ({
        signing: { form: 'signing', rule: 'all', seats: chairs(seats, unitId) },
      }),
      on: { 'signing.signed': 'signing' },
    },
  },
  forms: { signing },
  places: ({ unitId }) => ({ agency: unitId }),
  parties: ({ unitId }) => [{ role: 'AgencyLiaison', unitId }],
})

/** A draft, then whoever is first of an office decides; what comes after stays open, so that the late meet a closed seat. */
export const raced = lifecycle<StepFacts, { version: string }>({
  kind: 'benchRaced',
  label: '或签',
  numberPrefix: 'HQ',
  firstStage: () => 'drafting',
  main: {
    drafting: {
      label: '拟稿',
      opens: ({ facts: { unitId } }) => ({
        draft: { form: 'signing', rule: 'any', seats: chairs(1, unitId) },
      }),
      on: { 'draft.signed': 'deciding' },
    },
    deciding: {
      label: '审批',
      opens: ({ facts: { unitId } }) => ({
        decision: { form: 'deciding', rule: 'any', seats: chairs(1, unitId) },
      }),
      on: { 'decision.decided': 'filing' },
    },
    filing: {
      label: '归档',
      opens: ({ facts: { unitId } }) => ({
        filing: { form: 'signing', rule: 'any', seats: chairs(1, unitId) },
      }),
      on: { 'filing.signed': 'filed' },
    },
    filed: { label: '已归档', final: true },
  },
  forms: { signing, deciding },
  places: ({ unitId }) => ({ agency: unitId }),
  parties: ({ unitId }) => [{ role: 'AgencyLiaison', unitId }],
})

export const stepLifecycles: readonly Lifecycle[] = [countersigned, raced]
