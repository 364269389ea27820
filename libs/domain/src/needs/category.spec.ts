import { categoryStatusOf, refuseCategoryCommand, refuseNewCategory, type Category } from './category.js'

const today = '2026-11-27'
const one: Category = { code: 'P1', name: '党群建设', placeholder: false, own: false }
const other: Category = { code: 'P2', name: '民生改善', placeholder: false, own: false }
const all = [one, other]

describe('where a category stands', () => {
  test.each([
    [{}, 'current'],
    [{ startsOn: today, endsOn: today }, 'current'],
    [{ startsOn: '2026-11-28' }, 'later'],
    [{ endsOn: '2026-11-26' }, 'ended'],
  ] as const)('%j is %s', (dates, status) => expect(categoryStatusOf(dates, today)).toBe(status))
})

describe('a new one', () => {
  test.each([
    ['has a name of its own', { name: '党群建设' }, 'categoryNameTaken'],
    ['does not begin in the past', { name: '文明创建', startsOn: '2026-11-26' }, 'categoryDates'],
    ['may begin later', { name: '文明创建', startsOn: '2027-01-01' }, undefined],
  ])('%s', (_what, asked, refused) => expect(refuseNewCategory(all, asked, today)).toBe(refused))
})

describe('changing one', () => {
  const refused = (command: Parameters<typeof refuseCategoryCommand>[2], category = one, among = all) =>
    refuseCategoryCommand(among, category, command, today)

  it('keeps its own name, and takes no other’s', () => {
    expect(refused({ name: 'rename', to: '党群建设' })).toBeUndefined()
    expect(refused({ name: 'rename', to: '民生改善' })).toBe('categoryNameTaken')
  })

  it('ends today or later, once, and not before it begins', () => {
    expect(refused({ name: 'end', on: today })).toBeUndefined()
    expect(refused({ name: 'end', on: today }, { ...one, startsOn: today })).toBeUndefined()
    expect(refused({ name: 'end', on: '2026-11-26' })).toBe('categoryDates')
    expect(refused({ name: 'end', on: today }, { ...one, startsOn: '2026-12-01' })).toBe('categoryDates')
    expect(refused({ name: 'end', on: today }, { ...one, endsOn: '2026-11-01' })).toBe('categoryEnded')
  })

  it('leaves one that does not end', () => {
    const ending = { ...other, endsOn: '2026-12-31' }
    expect(refused({ name: 'end', on: today }, one, [one, ending])).toBe('categoryLast')
  })

  it('is resumed when it ends', () => {
    expect(refused({ name: 'resume' })).toBe('categoryNotEnded')
    expect(refused({ name: 'resume' }, { ...one, endsOn: '2026-11-01' })).toBeUndefined()
  })
})
