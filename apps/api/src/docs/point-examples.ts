/** Examples of the commands about points, by operation. */
export const pointExamples = {
  publishPoints: { month: { summary: '不需要内容', value: {} } },
  startObjection: {
    missing: {
      summary: '党员申诉少记一次活动',
      value: {
        month: '2026-11',
        subject: 'member',
        about: 'missing',
        rule: 'activity',
        communityId: '511702001001',
        claim: '11 月 14 日参加清洁家园，签到表有名字，未见记入。',
      },
    },
  },
}
