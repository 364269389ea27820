/** Examples of the commands about points, by operation. */
export const pointExamples = {
  publishPoints: { district: { summary: '公布本区的', value: { districtId: '511702' } } },
  setPointRules: {
    nextYear: {
      summary: '从明年一月起参加活动记 2 分',
      value: {
        districtId: '511702',
        fromMonth: '2027-01',
        amounts: { activity: 2, doneWell: 1, weeklyModel: 2 },
        zeroBy: 'month',
        objectionDays: 5,
        publicationDays: 7,
        reason: '区委组织部部务会议定',
      },
    },
  },
  startObjection: {
    missing: {
      summary: '党员申诉少记一次活动',
      value: {
        month: '2026-11',
        subject: 'member',
        about: 'missing',
        rule: 'activity',
        activityId: '7c1f5a52-6f0d-4c38-9d4b-0c9b5c1e8a11',
        claim: '11 月 14 日参加清洁家园，签到表有名字，未见记入。',
      },
    },
  },
}
