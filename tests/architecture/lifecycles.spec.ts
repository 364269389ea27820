import { isRole } from '#domain/organisation/roles.js'
import { regionsOf, targetsOf, type Lifecycle } from '#domain/kernel/lifecycle.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { specimens } from '#workflows/specimens.js'
import { storyOf, type StageStory } from '../../apps/cli/process-docs/story.js'

const isChinese = (label: string): boolean => /^[\p{Script=Han}“”·]{2,12}$/u.test(label)

/** What is wrong with a story that still loads: words, names that lead nowhere, forms nobody uses. */
const flawsOf = (lifecycle: Lifecycle): string[] => {
  const known = specimens[lifecycle.kind]
  if (!known) return [`${lifecycle.kind} has no specimens`]
  const stages = storyOf(lifecycle, known).flatMap(region => region.stages)
  const used = new Set(stages.flatMap(({ rounds }) => rounds.map(({ spec }) => spec.form)))
  const places = known.facts.flatMap(facts => Object.keys(lifecycle.places(facts)))
  return [
    ...wordFlaws(lifecycle),
    ...targetFlaws(lifecycle),
    ...Object.keys(lifecycle.forms)
      .filter(form => !used.has(form))
      .map(form => `nothing opens the form ${form}`),
    ...stages.flatMap(stage => [...deadEnds(stage), ...clockFlaws(stage, places)]),
  ]
}

const wordFlaws = ({ label, forms, ...lifecycle }: Lifecycle): string[] => {
  const labels = [
    label,
    ...Object.values(regionsOf({ label, forms, ...lifecycle })).flatMap(stages =>
      Object.values(stages).map(stage => stage.label),
    ),
    ...Object.values(forms).flatMap(form => [form.label, ...Object.values(form.acts).map(act => act.label)]),
  ]
  return labels.filter(text => !isChinese(text)).map(text => `not a Chinese label: ${text}`)
}

const targetFlaws = (lifecycle: Lifecycle): string[] =>
  Object.values(regionsOf(lifecycle)).flatMap(stages =>
    Object.values(stages)
      .flatMap(stage => Object.values(stage.on ?? {}).flatMap(targetsOf))
      .filter(target => !stages[target])
      .map(target => `no stage ${target}`),
  )

/** An outcome that neither leads on nor leaves something else to do would leave the process standing. */
const deadEnds = ({ name, rounds, ways }: StageStory): string[] =>
  rounds.flatMap(({ name: round, form }) =>
    Object.values(form.acts)
      .flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]))
      .filter(outcome => {
        const leads = ways.some(way => way.outcome === `${round}.${outcome}` || way.outcome === 'all.done')
        return !leads && rounds.length < 2
      })
      .map(outcome => `${name}: ${round}.${outcome} leads nowhere`),
  )

const clockFlaws = ({ name, rounds, ways }: StageStory, places: string[]): string[] =>
  rounds.flatMap(round =>
    (round.spec.clock?.stages ?? []).flatMap(({ does, to = '', outcome = '', id }) => {
      const [role = '', place = ''] = to.split('@')
      if (does === 'escalate' && !(isRole(role) && places.includes(place)))
        return [`${name}: ${id} escalates to nobody (${to})`]
      if (does === 'auto' && !ways.some(way => way.outcome === `${round.name}.${outcome}`))
        return [`${name}: ${id} decides for nothing (${outcome})`]
      return []
    }),
  )

test.each(Object.values(lifecycles).map(lifecycle => [lifecycle.label, lifecycle] as const))(
  '%s: every label is Chinese, every target exists, every form is used, every clock leads somewhere',
  (_label, lifecycle) => {
    expect(flawsOf(lifecycle)).toEqual([])
  },
)

describe('planted in the claim', () => {
  const claim = lifecycles.claim as Lifecycle
  const stage = (name: string, changes: object): Lifecycle => ({
    ...claim,
    main: { ...claim.main, [name]: { ...claim.main[name], ...changes } as Lifecycle['main'][string] },
  })
  const round = (clockStage: object) =>
    stage('accepted', {
      opens: () => ({
        appraisal: {
          form: 'appraisal',
          rule: 'any',
          seats: [],
          clock: { budget: { unit: 'days', amount: 1 }, stages: [clockStage] },
        },
      }),
    })

  test.each<[string, Lifecycle]>([
    ['not a Chinese label: Drafting', stage('drafting', { label: 'Drafting' })],
    ['no stage elsewhere', stage('accepted', { on: { 'appraisal.appraised': 'elsewhere' } })],
    [
      'nothing opens the form spare',
      { ...claim, forms: { ...claim.forms, spare: { label: '备用', acts: {} } } },
    ],
    [
      'awaitingApproval: verdict.rejected leads nowhere',
      stage('awaitingApproval', { on: { 'verdict.approved': 'delivering' } }),
    ],
    [
      'accepted: up escalates to nobody (Mayor@city)',
      round({ id: 'up', does: 'escalate', to: 'Mayor@city' }),
    ],
    ['accepted: end decides for nothing (lapsed)', round({ id: 'end', does: 'auto', outcome: 'lapsed' })],
  ])('%s', (flaw, lifecycle) => {
    expect(flawsOf(lifecycle)).toContain(flaw)
  })
})
