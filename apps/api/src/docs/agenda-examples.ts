/** Examples of the commands about calendars, by operation. */
export const agendaExamples = {
  changeCalendarFeed: {
    own: { summary: '启用或更换本人的订阅网址', value: { name: 'renew' } },
    community: { summary: '停用社区的订阅网址', value: { name: 'revoke', communityId: '511702001001' } },
  },
}
