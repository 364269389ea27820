/** From the count to the last receipt: comments looked through, an objection answered, published, received, a ballot found. */
import { evaluationDetail } from '#contracts/http/evaluations.js'
import { printedSlips } from '#contracts/http/evaluation-slips.js'
import { processPage } from '#contracts/http/processes.js'
import { keepUrns } from '#ballots/keep-urns.js'
import { newNonce } from '#ballots/slip-secrets.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { waitFor } from '#embedded/waiting.js'
import { castBallots } from '#persistence/evaluation/cast-ballots.js'
import { people, units } from '#testing/claims.js'
import { testUrnKeys, voteOf } from '#testing/evaluations.js'
import { tellCounts } from '../../apps/worker/evaluations/tell-counts.js'
import { newKey } from '../api/support/api.js'
import type { Answer } from '../api/support/visitor.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let id = ''
/** Of the one ballot that is not content. */
let receipt = ''
const urns = testUrnKeys()
const today = localDateOf(Date.now())
const year = Number(today.slice(0, 4))
const settings = {
  ...{ title: `${year}年群众民主评议`, year, questionnaireVersion: 1, households: 10, minimumValid: 5, k: 3 },
  ...{ leastAttendances: 0, opensOn: today },
}

beforeAll(async () => {
  portal = await testPortal()
  await portal.api.database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES (gen_random_uuid(), 'member', $1, $2, $3, make_date($4, 1, 1))`,
    [people.member, units.j1, units.east1, year],
  )
  await open()
  await vote()
  await close()
})
afterAll(async () => {
  urns.remove()
  await portal.close()
})

const act = async (person: string, name: string, body: object) => {
  const visitor = await portal.api.as(person)
  const page = processPage.parse((await visitor.get<unknown>(`/api/processes/${id}`)).body)
  const seatId = page.allowedActions.find(each => each.act === name)?.seatId ?? 'none'
  const request = { seatId, act: name, expectedVersion: page.version, body }
  expect(await visitor.command(`/api/processes/${id}/acts`, newKey(), request)).toMatchObject({ status: 200 })
}

const open = async () => {
  const officer = await portal.api.as(people.officer)
  const plan = { districtId: units.district, settings, communityIds: [units.east1] }
  id = (await officer.command<Answer>('/api/evaluations', newKey(), plan)).body.processId
  await act(people.officer, 'submitEvaluation', { settings })
  await act(people.deputyHead, 'approveEvaluation', { opinion: '同意' })
  await waitFor(
    async () =>
      evaluationDetail.parse((await officer.get<unknown>(`/api/evaluations/${id}`)).body).stage === 'open',
    { timeoutMs: 20_000 },
  )
  await act(people.east1Secretary, 'reportHouseholds', { listed: 800 })
}

const vote = async () => {
  const { pool } = portal.api.database
  await keepUrns(pool, urns.keys)
  const order = { name: 'print', communityId: units.east1, again: false, reason: '印制选票' }
  const secretary = await portal.api.as(people.east1Secretary)
  const { slips } = printedSlips.parse(
    (await secretary.post<unknown>(`/api/evaluations/${id}/slips`, { order })).body,
  )
  const comments = ['他常来看望我妈', '有事打我电话 13800001234']
  const votes = slips
    .slice(0, 8)
    .map(({ number, address }, place) =>
      voteOf(
        { id, publicKey: urns.keys.publicKeyOf(id) },
        units.east1,
        { number, token: address.split('code=')[1] ?? '' },
        [place === 7 ? 4 : 1],
        { nonce: newNonce(), comment: comments[place] ?? null },
      ),
    )
  receipt = votes[7]?.receipt ?? ''
  expect(await castBallots(pool, votes)).toEqual(votes.map(() => 'cast'))
}

/** As if its time were over. */
const moveTo = async (stage: string) => {
  const administrator = await portal.api.as(people.systemAdministrator)
  const command = { reason: '演练', command: { name: 'move', region: 'main', stage } }
  await administrator.command(`/api/processes/${id}/administration`, newKey(), command)
}

const close = async () => {
  const { database, temporal } = portal.api
  await moveTo('closed')
  expect(await keepUrns(database.pool, urns.keys)).toMatchObject({ counted: [id] })
  expect(await tellCounts(database.pool, temporal.client)).toMatchObject({ told: [id] })
}

/** An act that cannot be undone asks once more. */
const confirmed = async (desk: Desk, name: string, opinion: string) => {
  await desk.begin(name)
  await desk.field('审批意见').fill(opinion)
  await desk.send(name)
  const asked = desk.page.getByRole('dialog').filter({ hasText: `确认${name}？` })
  await asked.getByRole('button', { name: '确认', exact: true }).click()
  await desk.sees(`“${name}”已办理`)
}

const shot = async (desk: Desk, name: string) => {
  if (process.env.SHOTS)
    await desk.page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

test('from the count to the last receipt, and a ballot found on the public list', async () => {
  const officer = await portal.open(people.officer)
  await officer.goTo(`/evaluations/${id}?view=comments`)
  const commented = (text: string) => officer.page.getByRole('listitem').filter({ hasText: text })
  await commented('13800001234').getByText('疑似个人信息：').waitFor()
  await shot(officer, 'comments')
  await commented('13800001234').getByRole('button', { name: '不予显示' }).click()
  await commented('看望我妈').getByRole('button', { name: '可以显示' }).click()
  await officer.sees('没有待筛查的留言')
  await confirmed(officer, '进入异议期', '与投票户数一致')

  const member = await portal.open(people.member, phone)
  await member.goTo(`/evaluations/${id}?view=results`)
  await member.sees('87.5')
  await member.sees('上年没有结果')
  expect(await member.overflow()).toBe(0)
  expect(await member.page.getByText('看望我妈').count()).toBe(0)
  await member.page.getByRole('button', { name: '提出异议' }).click()
  await member.field('异议内容').fill('本人下半年才到该社区报到，请说明样本。')
  await member.send('提交异议')
  await member.sees('待答复')
  await shot(member, 'objected')

  await moveTo('publishing')
  await officer.goTo(`/evaluations/${id}?view=objections`)
  await officer.page.getByRole('button', { name: '答复' }).click()
  await officer.form.getByText('成立，附说明').click()
  await shot(officer, 'answer')
  await officer.field('理由').fill('属实，结果附此说明')
  await officer.send('答复')
  await officer.sees('成立，附说明（')

  const deputyHead = await portal.open(people.deputyHead)
  await deputyHead.goTo(`/evaluations/${id}?view=results`)
  await deputyHead.sees('他常来看望我妈')
  await confirmed(deputyHead, '公布结果', '同意公布')

  await act(people.head, 'acknowledgeResults', {})
  const liaison = await portal.open(people.liaison)
  await liaison.goTo('/')
  await liaison.page.getByText('待签收评议结果').waitFor()
  await liaison.goTo(`/evaluations/${id}?view=results`)
  await liaison.sees('属实，结果附此说明')
  await liaison.act('签收')
  await officer.goTo(`/evaluations/${id}?view=receipts`)
  await officer.sees('已签收 2/2')
  await officer.sees('已送达')
  await shot(officer, 'receipts')

  const resident = await portal.open(undefined, phone)
  await resident.page.goto('/ballots')
  await resident.page.getByLabel('输入回执').fill(receipt.toLowerCase())
  await resident.page.getByRole('button', { name: '查找' }).click()
  await resident.sees('您的票在清单里')
  await resident.sees('不满意')
})
