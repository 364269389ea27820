/** Examples of the commands about the weekly selection, by operation. */
const id = '0197a3c2-7b1e-7c3d-9a55-3f1f6c0e2b41'

export const weeklyExamples = {
  commandWeek: {
    recommend: {
      summary: '党员推荐',
      value: { command: { name: 'recommend', named: '张小兰', reason: '连续三天帮独居老人买菜送药' } },
    },
    paper: {
      summary: '代录一张纸质推荐',
      value: {
        command: { name: 'enterPaper', named: '来修水管的王师傅', reason: '下雨天来修好了水管', slip: '017' },
      },
    },
    link: {
      summary: '对应到一名党员',
      value: { command: { name: 'link', recommendationId: id, subject: 'member', subjectId: 'TC00001' } },
    },
    setAside: {
      summary: '不予采用',
      value: { command: { name: 'setAside', recommendationId: id, reason: '经核实为本人自荐' } },
    },
    makeCode: { summary: '换一张推荐码', value: { command: { name: 'makeCode' } } },
    revokeModel: {
      summary: '撤销典型',
      value: { command: { name: 'revokeModel', reason: '事迹经核实不属实' } },
    },
  },
}
