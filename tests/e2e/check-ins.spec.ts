/** 报到 at three desks: a unit checks its members in from the roster, the subdistrict urges, the community answers one by one. */
import { localDateOf } from '#domain/calendar/local-date.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { people, units } from '#testing/claims.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal

beforeAll(async () => {
  portal = await testPortal()
  await portal.api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     SELECT person, 'InServicePartyMember', $2, '2020-01-01', person FROM unnest($1::text[]) AS person`,
    [[people.otherLiaison, people.agencySecretary], units.j1],
  )
})
afterAll(() => portal.close())

test('the chosen of a roster check in at once; urged from the list, the community confirms one and refuses another', async () => {
  const unit = await portal.open(people.liaison)
  await unit.goTo('/check-ins?view=missing')
  for (const name of ['测试联络一乙', '测试书记一']) await unit.page.getByLabel(`选择${name}`).check()
  await unit.page.getByRole('button', { name: '为所选 2 人报到' }).click()
  await unit.sees('已为 2 人提交报到，等待社区确认')
  const waiting = unit.page.getByRole('link', { name: '等待社区确认' })
  await waiting.nth(1).waitFor()
  expect(await waiting.count()).toBe(2)

  const coordinator = await portal.open(people.eastCoordinator, phone)
  await coordinator.goTo('/check-ins?view=pending')
  await coordinator.page.getByRole('button', { name: '催办', exact: true }).first().click()
  const asked = coordinator.page.getByRole('dialog')
  await asked.locator('.ant-modal-confirm-title', { hasText: '催办东一社区党组织副书记？' }).waitFor()
  await asked.getByRole('button', { name: '催办' }).click()
  await coordinator.sees('已催办东一社区党组织副书记')
  await coordinator.sees('已于')
  await coordinator.page
    .getByRole('button', { name: '催办', exact: true })
    .nth(1)
    .waitFor({ state: 'hidden' })
  expect(await coordinator.overflow()).toBe(0)
  await coordinator.close()

  await deliverNotices(portal.api.database.pool)
  const community = await portal.open(people.east1Secretary)
  await community.goTo('/messages')
  await community.sees('催办：确认报到')
  await community.goTo('/check-ins?view=pending')
  expect(await community.page.getByRole('button', { name: '催办', exact: true }).count()).toBe(0)
  await community.openTask('测试联络一乙')
  await community.act('确认报到')
  await community.openTask('测试书记一')
  await community.actForGood('不予确认', async () => {
    await community.form.getByText('不住在本社区').click()
    await community.field('理由').fill('户主登记为他人，本人已迁出')
  })
  await community.goTo('/check-ins?view=register')
  await community.sees('测试联络一乙')
  await community.close()

  await unit.goTo('/check-ins?view=missing')
  await unit.page.getByLabel('选择测试书记一').waitFor()
  expect(await waiting.count()).toBe(0)
  await unit.close()
})

test('seconded for a while: suspended with its dates, and the member sees it on the phone', async () => {
  const today = localDateOf(Date.now())
  const unit = await portal.open(people.liaison)
  await unit.goTo('/check-ins?view=register')
  await unit.page.getByRole('button', { name: '暂停', exact: true }).first().click()
  await unit.take('原因', '借调、挂职')
  await unit.field('说明').fill('借调到市里专班')
  await unit.send('暂停')
  await unit.sees('暂停参加')
  const member = await portal.open(people.otherLiaison, phone)
  await member.goTo('/check-ins?view=own')
  await member.sees('暂停（借调、挂职）')
  await member.sees(today)
  expect(await member.overflow()).toBe(0)
})
