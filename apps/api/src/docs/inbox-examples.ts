/** Examples of the commands around the inbox, by operation. */
const one = (summary: string, value: unknown) => ({ example: { summary, value } })

const processId = '0197a3c2-7b1e-7c3d-9a55-3f1f6c0e2b41'
const seatId = 'awaitingApproval.verdict.5'
const ticked = { processId, seatId }

export const inboxExamples = {
  readCopies: one('一件', { processIds: [processId] }),
  saveInboxFilter: one('本周到期的审批', {
    name: '本周审批',
    box: 'todo',
    filter: { stage: 'awaitingApproval', due: 'thisWeek' },
  }),
  keepPhrase: one('常用意见', { text: '同意，请按计划推进。' }),
  dropPhrase: one('去掉一条', { text: '同意，请按计划推进。' }),
  saveDraft: one('写到一半', { seatId, act: 'approve', body: { opinion: '原则同意，' } }),
  batchPreflight: one('核对勾选的待办', { items: [ticked] }),
  batch: one('同意勾选的待办', {
    act: 'approve',
    opinion: '同意，请按计划推进。',
    items: [{ ...ticked, expectedVersion: 3 }],
  }),
}
