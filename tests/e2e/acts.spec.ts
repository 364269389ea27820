/** The human step in the browser, on an approval that two must countersign: opinions asked for, people added, a return. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimTerms, people, projects } from '#testing/claims.js'
import { defaultClaimPolicy, type ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { newKey } from '../api/support/api.js'
import { offered } from '../api/support/offer.js'
import type { Visitor } from '../api/support/visitor.js'
import { phone, testPortal, type Portal } from './support/portal.js'

jest.setTimeout(240_000)

const policy: ClaimPolicy = {
  ...defaultClaimPolicy,
  version: 'countersigned',
  approval: { rule: 'all', roles: ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge'], returnable: true },
}

let portal: Portal
let agency: Visitor
let community: Visitor

const act = async (visitor: Visitor, id: string, name: string, body: object): Promise<void> => {
  const { allowedActions, version } = await visitor.page(id)
  const seatId = allowedActions.find(each => each.act === name)?.seatId
  const request = { seatId, act: name, expectedVersion: version, body }
  const { status, body: answer } = await visitor.command(`/api/processes/${id}/acts`, newKey(), request)
  expect([status, answer.code, answer.detail]).toEqual([200, undefined, undefined])
}

/** A claim that waits for both. */
const awaiting = async (projectId: string): Promise<string> => {
  const processId = await offered(agency, { projectId })
  await act(community, processId, 'sign', { answers: [] })
  return processId
}

beforeAll(async () => {
  portal = await testPortal()
  await seedRules(portal.api.database.pool, {
    kind: 'claim',
    policy,
    calendar: stateCouncilCalendar,
    effectiveFrom: '2024-01-01',
  })
  agency = await portal.api.as(people.liaison)
  community = await portal.api.as(people.east1Secretary)
})
afterAll(() => portal.close())

test('委派: the delegate’s opinion stands beside whoever decides', async () => {
  const id = await awaiting(projects.east1[0])
  const officer = await portal.open(people.officer)
  await officer.goTo(`/processes/${id}`)
  await officer.beginFromMenu('委派')
  await officer.take('委派给', '测试经办乙')
  await officer.field('理由').fill('请核实工期')
  await officer.send('委派')
  await officer.sees('“委派”已办理')
  await officer.sees('等待答复')
  const colleague = await portal.open(people.otherOfficer)
  await colleague.goTo(`/processes/${id}`)
  await colleague.act('答复委派', async () => {
    await colleague.form.getByRole('radio', { name: '不赞成' }).check()
    await colleague.field('意见').fill('工期偏紧')
  })
  await officer.goTo(`/processes/${id}`)
  await officer.page.locator('.seat-delegation', { hasText: '测试经办乙（不赞成）：工期偏紧' }).waitFor()
  await officer.page.getByRole('toolbar').getByRole('button', { name: '同意', exact: true }).waitFor()
  await Promise.all([officer.close(), colleague.close()])
})

test('加签, 减签: whoever is added comes first, and is taken off again', async () => {
  const id = await awaiting(projects.east1[1])
  const officer = await portal.open(people.officer)
  await officer.goTo(`/processes/${id}`)
  await officer.beginFromMenu('加签')
  await officer.form.getByRole('radio', { name: '在我之前办理' }).check()
  await officer.take('加签人员', '测试部长')
  await officer.page.keyboard.press('Escape')
  await officer.field('理由').fill('请部长先看')
  await officer.send('加签')
  await officer.sees('“加签”已办理')
  await officer.sees('等测试部长办理后轮到')
  await officer.sees('由测试经办甲加签')
  await officer.beginFromMenu('减签')
  await officer.field('理由').fill('部长出差')
  await officer.send('减签')
  await officer.page.getByRole('button', { name: '确认', exact: true }).click()
  await officer.sees('“减签”已办理')
  await officer.sees('因减签而取消')
  await officer.close()
})

test('a return inside a countersign: its way, what it cancels, and afterwards only the changes', async () => {
  const id = await awaiting(projects.east1[2])
  const officer = await portal.open(people.officer)
  await officer.goTo(`/processes/${id}`)
  const bar = officer.page.getByRole('toolbar').getByRole('button')
  expect((await bar.allTextContents()).slice(0, 4)).toEqual(['同意', '发回重新协商', '退回', '不予通过'])
  await officer.begin('退回')
  await officer.form.getByRole('img', { name: '协商中 → 已签约 → 已报批' }).waitFor()
  await officer.form.getByRole('img', { name: '协商中 → 已报批', exact: true }).waitFor()
  await officer.form.getByRole('radio', { name: /直接送回本环节/ }).check()
  await officer.field('理由').fill('请重新商议工期')
  await officer.send('退回')
  await officer.page.getByRole('button', { name: '确认', exact: true }).click()
  await officer.sees('“退回”已办理')
  await officer.page.getByText('审批认领').first().click()
  await officer.sees('因退回而取消')
  await officer.sees('退回至“协商中”，重新提交后直接送回')

  const terms = claimTerms({ endOn: '2026-12-20' })
  await act(community, id, 'counter', { terms, objections: [], answers: [] })
  await act(agency, id, 'sign', { answers: [] })
  await officer.goTo(`/processes/${id}`)
  const since = officer.page.getByRole('region', { name: '您退回之后的变化' })
  await since.getByText('结束日期').waitFor()
  expect(await since.getByText('服务内容').count()).toBe(0)
  expect(await officer.page.getByRole('region', { name: '以前各轮的办理' }).count()).toBe(0)
  await since.getByRole('button', { name: '看全部' }).click()
  await officer.page.getByRole('region', { name: '以前各轮的办理' }).waitFor()
  await officer.close()
})

test('on a phone: two taps to agree, and every form fits', async () => {
  const id = await portal.api.as(people.liaison).then(async () => {
    const { body } = await community.get<{ items: { id: string }[] }>('/api/processes?search=东一')
    return body.items[0]?.id ?? ''
  })
  const deputy = await portal.open(people.deputyHead, phone)
  await deputy.goTo(`/processes/${id}`)
  for (const form of ['加签', '抄送']) {
    await deputy.beginFromMenu(form)
    expect(await deputy.overflow()).toBe(0)
    await deputy.form.getByRole('button', { name: '取消' }).click()
    await deputy.form.waitFor({ state: 'detached' })
  }
  await deputy.begin('同意')
  expect(await deputy.field('审批意见').inputValue()).not.toBe('')
  await deputy.send('同意')
  await deputy.sees('“同意”已办理')
  await deputy.close()
})
