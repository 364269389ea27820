/** Examples of the commands about the annual evaluation, by operation. */
const id = '0197a3c2-7b1e-7c3d-9a55-3f1f6c0e2b41'
const communityId = '511702001001'

export const evaluationExamples = {
  startEvaluation: {
    year: {
      summary: '编制2026年的评议方案',
      value: {
        districtId: '511702',
        settings: {
          ...{ title: '2026年群众民主评议', year: 2026, questionnaireVersion: 1 },
          ...{ households: 50, minimumValid: 30, k: 5, leastAttendances: 1, opensOn: '2026-12-01' },
        },
      },
    },
  },
  setQuestionnaire: {
    next: {
      summary: '新增一版问卷',
      value: {
        districtId: '511702',
        questions: {
          unit: '您对“{name}”今年在社区的服务满意吗？',
          person: '您对党员“{name}”今年的服务满意吗？',
        },
        choices: [
          { value: 'well', label: '满意', face: '🙂', points: 100 },
          { value: 'poor', label: '不满意', face: '🙁', points: 0 },
          { value: 'unknown', label: '不了解', face: '❔', points: null },
        ],
        comment: '还有什么想说的？可以不写。',
      },
    },
  },
  printSlips: {
    first: {
      summary: '印制尚未印制的选票',
      value: { order: { name: 'print', communityId, again: false, reason: '首次印制' } },
    },
    lost: {
      summary: '遗失补发',
      value: { order: { name: 'replace', communityId, number: 7, reason: '住户遗失' } },
    },
  },
  withdraw: {
    ask: {
      summary: '凭原选票申请撤回他人冒投的票',
      value: {
        command: {
          ...{ name: 'ask', communityId, number: 7, code: '0123456789abcdefghjkmnpqrs' },
          reason: '住户持原选票到社区，称未投过票，照片曾发在群里',
        },
      },
    },
    agree: {
      summary: '另一人凭原选票同意，取出那张票并补发',
      value: { command: { name: 'agree', communityId, number: 7, code: '0123456789abcdefghjkmnpqrs' } },
    },
    refuse: {
      summary: '另一人不同意',
      value: { command: { name: 'refuse', communityId, number: 7, reason: '经核实是其家人所投' } },
    },
  },
  enterPaper: {
    one: {
      summary: '录入一张纸质选票',
      value: { communityId, number: 12, answers: [1, 2, 0, 5], comment: '来得很勤' },
    },
  },
  commandEvaluation: {
    revoke: {
      summary: '作废一张选票',
      value: { command: { name: 'revokeSlip', communityId, number: 9, reason: '该户已搬走' } },
    },
    screen: {
      summary: '一条留言没有个人信息，可以给人看',
      value: { command: { name: 'screen', commentId: id, shown: true } },
    },
    object: {
      summary: '单位对结果提出异议',
      value: {
        command: {
          ...{ name: 'object', kind: 'unit', subjectId: 'J1-Z' },
          text: '我单位今年在该社区没有服务项目，不应列入评议对象。',
        },
      },
    },
    decide: {
      summary: '异议成立，结果不采用',
      value: {
        command: { name: 'decide', objectionId: id, decision: 'withdrawn', reason: '经核实，认领已退出' },
      },
    },
  },
}
