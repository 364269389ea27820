/** Examples of the commands about appraisal, by operation. */
const id = '0197a3c2-7b1e-7c3d-9a55-3f1f6c0e2b41'

export const appraisalExamples = {
  commandAppraisals: {
    codes: {
      summary: '生成三十张评议码',
      value: {
        command: {
          ...{ name: 'makeCodes', kind: 'slip', count: 30 },
          days: 14,
        },
      },
    },
    paper: {
      summary: '代录纸质评议',
      value: {
        command: {
          ...{ name: 'enter', source: 'paper', formId: 1 },
          items: [{ answers: { attitude: 5, result: 4, again: 5 }, comment: '来得准时' }],
        },
      },
    },
    doneWell: {
      summary: '认定表现良好',
      value: { command: { name: 'giveDoneWell', personId: 'TC00001', reason: '主动留下清理现场' } },
    },
    judge: {
      summary: '把一份异常评议记为存疑',
      value: {
        command: { name: 'judge', appraisalIds: [id], verdict: 'noted', reason: '经核实，同一人多次提交' },
      },
    },
  },
  setAppraisalForm: {
    next: {
      summary: '改一道题',
      value: {
        unitId: '511702',
        basedOn: 1,
        questions: [{ id: 'attitude', text: '服务人员的态度怎么样？' }],
        scale: [
          { value: 1, label: '不满意', face: '🙁' },
          { value: 2, label: '满意', face: '🙂' },
        ],
        reason: '精简题目',
      },
    },
  },
}
