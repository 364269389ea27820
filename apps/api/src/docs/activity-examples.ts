/** Examples of planning an activity and signing up, by operation. */
const one = (summary: string, value: unknown) => ({ example: { summary, value } })

export const activityExamples = {
  planActivity: one('周六清洁家园，二十人', {
    communityId: '511702001001',
    title: '清洁家园',
    content: '清理楼道杂物，请自带手套。',
    place: '东一社区活动室集合',
    startsAt: '2027-03-06T01:00:00.000Z',
    endsAt: '2027-03-06T03:00:00.000Z',
    signUpUntil: '2027-03-05T10:00:00.000Z',
    capacity: 20,
    audience: 'community',
    posts: [{ postCode: 'G1', places: 5 }],
  }),
  signUp: {
    member: { summary: '本人报名一个岗位', value: { postCode: 'G1' } },
    unit: { summary: '机关党组织整体报名，来六人', value: { unitId: '5117-J001-Z', places: 6 } },
  },
  cancelSignUp: one('截止之后取消', { reason: '临时接到值班任务' }),
}
