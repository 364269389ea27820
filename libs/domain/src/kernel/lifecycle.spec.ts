import { lifecycle, type Form, type Lifecycle, type Stage } from './lifecycle.js'

const story =
  (main: Record<string, Stage<unknown, unknown>>, more: Partial<Lifecycle> = {}) =>
  () =>
    lifecycle({
      kind: 'story',
      label: '',
      numberPrefix: '',
      firstStage: () => 'first',
      main,
      forms: {},
      places: () => ({}),
      parties: () => [],
      ...more,
    })
const opens = () => ({})
const end = { label: '', final: true }
const form = (act: Form<unknown, unknown>['acts'][string]) => ({
  forms: { form: { label: '', acts: { act } } },
})

describe('a lifecycle holds together', () => {
  it('and is given an end that an administrator can bring about', () => {
    expect(story({ first: { label: '', opens, on: { 'round.done': 'end' } }, end })().main).toMatchObject({
      terminated: { label: '已终止', final: true },
    })
  })

  it.each([
    [
      'leads to a stage that is not there',
      { first: { label: '', opens, on: { 'a.b': 'gone' } } },
      'main leads to unknown stage gone',
    ],
    [
      'has a stage that nothing leads to',
      { first: { label: '', opens, on: { 'a.b': 'end' } }, end, lost: end },
      'main.lost cannot be reached',
    ],
    ['has a stage without a way out', { first: { label: '', opens } }, 'main.first has no way out'],
    [
      'waits for rounds it never opens',
      { first: { label: '', on: { 'a.b': 'end' } }, end },
      'main.first waits for rounds it never opens',
    ],
    [
      'moves to a stage that is not there',
      { first: { label: '', moves: { region: 'main', stage: 'gone' } } },
      'moves to unknown stage main.gone',
    ],
    [
      'moves in a region that is not there',
      { first: { label: '', moves: { region: 'else', stage: 'first' } } },
      'moves to unknown stage else.first',
    ],
  ])('or says that it %s', (_flaw, main, sentence) => {
    expect(story(main)).toThrow(sentence)
  })

  it('or says that an act which does more than record has no outcome', () => {
    const main = { first: end }
    expect(story(main, form({ label: '', effect: 'completes' }))).toThrow('form.act needs an outcome')
    expect(story(main, form({ label: '', effect: 'records', outcome: 'done' }))).toThrow(
      'form.act needs an outcome',
    )
    expect(story(main, form({ label: '', effect: 'records' }))).not.toThrow()
  })

  it('or says which region beside is flawed', () => {
    expect(
      story({ first: end }, { beside: { side: { first: 'one', stages: { one: { label: '' } } } } }),
    ).toThrow('side.one has no way out')
  })
})
