import { passwordRules } from './password-rules.js'

const own = ['王建国', 'wangjianguo', 'TC00017']
const broken = (password: string): number[] =>
  passwordRules(password, own).flatMap(({ holds }, index) => (holds ? [] : [index]))

test.each(['Chunfeng-2026-Qiao', 'lou dao deng 7 Ge', '荷塘夜色Lotus77', 'x9#Tq!mw2L'])(
  '%s will do',
  password => {
    expect(broken(password)).toEqual([])
  },
)

test.each([
  ['Ab1-xyz77', [0]],
  [`Aa1-${'xyz'.repeat(50)}`, [0]],
  ['chunfengqiaotou', [1]],
  ['Chunfengqiaotou', [1]],
  ['王建国-Chunfeng7', [2]],
  ['WangJianGuo-2026', [2]],
  ['tc00017-Chunfeng', [2]],
  ['Password-2026', [3]],
  ['P@ssw0rd!2026', [3]],
  ['Aa123456789', [3]],
  ['!!Admin@@2026', [3]],
  ['Aa1Aa1Aa1Aa1', [3]],
  ['', [0, 1, 2, 3]],
])('%s breaks rules %j', (password, rules) => {
  expect(broken(password)).toEqual(rules)
})

test('a one-character name or a short number forbids nothing', () => {
  expect(passwordRules('Qiao-Chunfeng-7', ['乔', '7']).every(({ holds }) => holds)).toBe(true)
})

test('a district may ask for more', () => {
  const strict = { minLength: 14, minClasses: 4 }
  expect(passwordRules('Chunfeng2026', own, strict).filter(({ holds }) => !holds)).toHaveLength(2)
})
