/** Commands about channels, quiet hours and dead letters, as the document shows them. */
const one = (summary: string, value: unknown) => ({ example: { summary, value } })

const envelope = '7d9f2a54-6f0e-4c0c-9c53-3d3c0a5b6a11'

export const noticeExamples = {
  addChannel: one('社区的钉钉群机器人，加签', {
    kind: 'dingtalk',
    unitId: '511702001001',
    name: '荷塘路社区工作群',
    address: 'https://oapi.dingtalk.com/robot/send?access_token=…',
    secret: 'SEC12345678…',
    servesBelow: true,
    perMinute: 18,
    gapMinutes: 10,
  }),
  changeChannel: one('停用', { isOn: false }),
  removeChannel: one('撤除', { reason: '该群已经解散' }),
  setQuietHours: one('街道自己的免打扰时间', {
    unitId: '511702001',
    hours: { from: '20:00', to: '08:30' },
  }),
  settleDeadLetters: {
    retry: { summary: '重试', value: { name: 'retry', ids: [envelope] } },
    drop: { summary: '放弃', value: { name: 'drop', ids: [envelope], reason: '邮箱已经注销' } },
  },
  setNoticePreference: one('每小时合并为一封邮件', { mail: true, gapMinutes: 60 }),
}
