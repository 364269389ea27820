/** Examples of the commands on policy, calendar and files, by operation. */
const one = (summary: string, value: unknown) => ({ example: { summary, value } })

const unitId = '511702'

export const ruleExamples = {
  draftPolicy: one('起草：答复期限改为五个工作日', {
    kind: 'claim',
    unitId,
    steps: {
      answer: {
        budget: { unit: 'workingDays', amount: 5 },
        stages: [{ does: 'remind', after: { unit: 'workingDays', amount: 4 }, at: 'morning' }],
      },
    },
  }),
  changePolicy: one('由第二人发布', {
    command: { name: 'publish', revision: 1, effectiveFrom: '2027-01-04', reason: '经会议研究' },
  }),
  makePlan: one('进行中的认领适用新政策会怎样', { purpose: 'policy', unitId, kind: 'claim' }),
  runPlan: one('全部适用', { reason: '统一按新规定办理' }),
  importNotice: one('载入之前先看', {
    command: { name: 'preview', fileName: '2027.json', content: 'eyJ5ZWFyIjoyMDI3LCJkYXlzIjpbXX0=' },
  }),
  changeClosure: one('登记停办日', {
    command: { name: 'enter', unitId, date: '2027-03-01', reason: '办公楼检修' },
  }),
  withdrawFile: one('传错了', { reason: '上传了旧版本' }),
}
