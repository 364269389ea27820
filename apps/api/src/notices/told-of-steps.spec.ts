import { toldOfSteps } from './told-of-steps.js'

test('who was told, by which ways, and what has not come through', () => {
  const told = toldOfSteps([
    { stepNo: 1, name: '张三', way: 'portal', state: 'sent' },
    { stepNo: 1, name: '张三', way: 'mail', state: 'sent' },
    { stepNo: 1, name: '东一社区', way: 'wecom', state: 'waiting' },
    { stepNo: 2, name: '李四', way: 'portal', state: 'sent' },
    { stepNo: 2, name: '李四', way: 'mail', state: 'dead' },
  ])
  expect(told.get(1)).toBe('已通知 张三：站内、邮件；东一社区：企业微信（待发）')
  expect(told.get(2)).toBe('已通知 李四：站内、邮件（未送达）')
})
