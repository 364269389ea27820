import { eventOf, groupTextOf, letterOf } from './composed.js'
import type { ToldNotice } from './told-notice.js'

const told = (changes: Partial<ToldNotice> = {}): ToldNotice => ({
  id: '7',
  template: 'task.urged',
  at: new Date('2026-11-26T02:00:00Z'),
  kind: 'claim',
  number: 'RL-2026-000123',
  title: '清理楼道',
  step: '审批认领',
  dueOn: '2026-11-30',
  due: '11月30日（周一），还有 2 个工作日',
  next: '11月27日 09:00仍未办理的，系统将再次提醒。',
  role: 'OrganizationDepartmentOfficer',
  unitId: '511702',
  link: 'https://dj.example.gov.cn/processes/1?seat=2',
  ...changes,
})

test('a letter about one thing says what, by when, what comes next, and where', () => {
  const { subject, text } = letterOf('a@example.gov.cn', [told()])
  expect(subject).toBe('【双报到协同平台】催办：审批认领“清理楼道”')
  for (const line of [
    '【催办】有人催办该待办，请尽快办理。',
    '事项：RL-2026-000123 清理楼道',
    '环节：审批认领',
    '期限：11月30日（周一），还有 2 个工作日',
    '接下来：11月27日 09:00仍未办理的，系统将再次提醒。',
    '打开办理：https://dj.example.gov.cn/processes/1?seat=2',
  ])
    expect(text).toContain(line)
})

test('of very many the letter tells some, and how many are left', () => {
  const { text } = letterOf(
    'a@example.gov.cn',
    Array.from({ length: 60 }, (_, index) => told({ title: `第${index}项` })),
  )
  expect(text).toContain('第49项')
  expect(text).not.toContain('第50项')
  expect(text).toContain('另有 10 条通知')
})

test('a text for a group is never longer than it may be, and ends with its number', () => {
  const many = Array.from({ length: 9 }, () => told({ title: '很长'.repeat(40) }))
  for (const bytes of [100, 300, 700, 2_048]) {
    const text = groupTextOf('12345678-aaaa', many, bytes)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(Math.max(bytes, 120))
    expect(text).toMatch(/（消息号 12345678）$/)
  }
})

test('an event is the same bytes whenever it is written, and holds nothing that moves with the day', () => {
  const body = eventOf('id', [told()])
  expect(body).toBe(eventOf('id', [told({ due: '11月30日（周一），今天到期', next: 'something else' })]))
  expect(body).not.toContain('还有')
})
