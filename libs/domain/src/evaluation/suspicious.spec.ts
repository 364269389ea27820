import { suspicionsIn } from './suspicious.js'

test.each([
  ['我家在3栋2单元501，水管坏了没人修', '住址：3栋2单元501'],
  ['十二号楼的灯坏了', '住址：十二号楼'],
  ['找5-2-301的老人', '住址：5-2-301'],
  ['打 13800001234 找我', '电话号码：13800001234'],
  ['511702194912310021', '身份证号：511702194912310021'],
])('%s', (text, told) => {
  expect(suspicionsIn(text, [])).toEqual([told])
})

test('a name that stands on a list is told, and harmless words are not', () => {
  expect(suspicionsIn('李明来得勤', ['李明'])).toEqual(['人名（名册里有）：李明'])
  expect(suspicionsIn('一年来三次，第二次来得最好；2026年10月办了5场活动', [])).toEqual([])
})
