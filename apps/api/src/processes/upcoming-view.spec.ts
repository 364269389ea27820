import { all, claimPlay, returns, signs } from '#testing/claim-play.js'
import { upcomingViews } from './upcoming-view.js'

const names = {
  person: (id: string) => id,
  unit: (id: string) => ({ id, name: id, kind: 'agency' as const }),
}

const automatic = (at: string) =>
  upcomingViews(all(claimPlay({ at }), signs('community'), returns()), names).filter(
    ({ does }) => does === 'auto',
  )

test('a decision that waits for a holiday notice is told, and what it waits for', () => {
  expect(automatic('2027-03-01 09:00')).toMatchObject([
    {
      provisional: true,
      sentence: '待放假通知发布后确定时间：若“答复认领条款”届时仍未办理，系统自动转入“提交联席会议”。',
    },
  ])
})

test('with a notice nothing waits for one', () => {
  expect(JSON.stringify(automatic('2026-09-21 09:00'))).not.toContain('放假通知')
})
