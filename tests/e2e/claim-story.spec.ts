/** A claim from the first offer to the appraisal, by five people in front of the portal. */
import { people } from '#testing/claims.js'
import type { Desk } from './support/desk.js'
import { testPortal, type Portal } from './support/portal.js'

const title = '东一楼道整治'

// Twenty acts and as many pages, on a machine that may be busy with other tests.
jest.setTimeout(400_000)

let portal: Portal
let agency: Desk
let community: Desk
let officer: Desk

beforeAll(async () => {
  portal = await testPortal()
  agency = await portal.open()
  community = await portal.open(people.east1Secretary)
  officer = await portal.open(people.officer)
})
afterAll(() => portal.close())

/** A liaison signs in by a role card and claims a project. */
const claims = async () => {
  await agency.goTo('/projects')
  await agency.sees('选择一个角色进入')
  await agency.page.getByRole('button', { name: '以机关党组织联络员测试联络一的身份进入' }).click()
  await agency.page.getByRole('link', { name: title }).click()
  await agency.page.getByRole('heading', { level: 1, name: title }).waitFor()
  await agency.page.getByRole('link', { name: '认领项目' }).click()
  const { page } = agency
  await page.getByLabel('服务内容', { exact: true }).fill('清理楼道杂物，修复照明')
  await page.getByLabel('服务对象', { exact: true }).fill('东一社区六栋居民')
  await page.getByLabel('参加人数', { exact: true }).fill('6')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.waitForURL(/\/processes\//)
  await agency.sees('协商中')
  await agency.sees('第 1 轮')
}

/** The community counters on two fields. */
const counters = async () => {
  await community.openTask(title)
  await community.act('提出修改', async () => {
    await community.field('服务次数').fill('8')
    await community.field('参加人数').fill('10')
    const objecting = community.form.getByText('提出异议')
    await objecting.nth(2).click()
    await objecting.nth(3).click()
    await community.field('服务次数：异议理由').fill('四次不够覆盖六栋')
    await community.field('参加人数：异议理由').fill('现场需要更多人手')
  })
  await community.sees('待机关方答复')
  await community.sees('修改 2 项')
}

/** The agency answers each objection and signs. */
const signs = async () => {
  await agency.openTask(title)
  await agency.begin('签署')
  await agency.send('签署')
  await agency.form.getByText('必填').first().waitFor()
  await agency.pick('服务次数：答复', '采纳')
  await agency.pick('参加人数：答复', '部分采纳')
  await agency.send('签署')
  await agency.sees('“签署”已办理')
  await agency.sees('已报批')
}

/** The approver sends it back with an objection to one field. */
const sendsBack = async () => {
  await officer.openTask(title)
  await officer.act('发回重新协商', async () => {
    await officer.field('理由').fill('服务内容与部门职能结合不紧')
    await officer.form.getByRole('checkbox', { name: '服务内容' }).check()
    await officer.field('服务内容：异议理由').fill('请写明本部门的专业服务')
  })
  await officer.sees('发回重新协商')
}

/** Both renegotiate, and the approver agrees with two clicks. */
const renegotiate = async () => {
  await agency.openTask(title)
  await agency.act('提出修改', async () => {
    await agency.pick('服务内容：答复', '采纳')
    await agency.field('服务内容').fill('清理楼道杂物，修复照明，开展消防和法律服务')
  })
  await community.openTask(title)
  await community.act('签署')
  await officer.openTask(title)
  await officer.act('同意')
  await officer.sees('实施中')
}

/** The agency plans, pulls in another unit, reports and hands over. */
const deliver = async () => {
  await agency.openTask(title)
  await agency.act('提交工作方案', async () => {
    await agency.field('工作方案').fill('成立专班，两周内完成')
    await agency.field('节点内容 1').fill('入户摸底')
  })
  await agency.act('邀请联合单位', async () => {
    await agency.choose('联合单位', '区司法局')
    await agency.field('承担任务').fill('提供照明器材')
  })
  const joint = await portal.open(people.j2Liaison)
  await joint.openTask(title)
  await joint.act('同意参加')
  await joint.close()
  await agency.goTo(new URL(agency.page.url()).pathname)
  await agency.sees('已参加')
  await agency.act('登记节点完成')
  await agency.sees('已完成 1 / 1 个节点')
  await agency.act('提交验收', async () => {
    await agency.field('完成情况').fill('六栋全部整治完成')
    await agency.field('服务人次').fill('260')
  })
}

/** The community accepts and appraises; the figures are in the report. */
const acceptAndAppraise = async () => {
  await community.openTask(title)
  await community.act('验收通过')
  await community.act('提交评议', async () => {
    await community.form.getByRole('radio').nth(3).press('Enter')
  })
  await community.sees('已经办结')
  await community.sees('4 分（满分 5 分）')
  await officer.goTo('/reports')
  await officer.sees('审批通过 1 个，发回重新协商 1 个')
  await officer.page.getByRole('link', { name: '1 个', exact: true }).first().click()
  await officer.sees(title)
}

test('a claim goes from the first offer to the appraisal through the browser', async () => {
  await claims()
  await counters()
  await signs()
  await sendsBack()
  await renegotiate()
  await deliver()
  await acceptAndAppraise()
})
