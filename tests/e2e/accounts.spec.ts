/** From the administrator's invitation to a person's second factor, in real browsers with a real mail server. */
import { people } from '#testing/claims.js'
import { totpCodeAt } from '#secrets/one-time-codes.js'
import { goodPassword, invited } from '../api/support/accounts.js'
import { testMailbox, type TestMailbox } from '../api/support/mailbox.js'
import { freePort, testProvider, type TestProvider } from '../api/support/oidc.js'
import { settled, type Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let mailbox: TestMailbox
let provider: TestProvider

beforeAll(async () => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  mailbox = await testMailbox()
  provider = await testProvider(origin)
  portal = await testPortal({
    DEMO_MODE: '0',
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
    SMTP_URL: mailbox.url,
    MAIL_FROM: '双报到协同平台 <dj@example.gov.cn>',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
  })
})
afterAll(async () => {
  await portal.close()
  await provider.close()
  await mailbox.close()
})

const field = ({ page }: Desk, label: string) => page.getByLabel(label, { exact: true })
const press = ({ page }: Desk, name: string) => page.getByRole('button', { name, exact: true }).click()

const choosePassword = async (desk: Desk, password: string) => {
  await field(desk, '新密码').fill('password')
  await desk.page.getByText('○ 10–128 个字符').waitFor()
  await field(desk, '新密码').fill(password)
  await desk.page.getByText('✓ 10–128 个字符').waitFor()
  await field(desk, '再输一次新密码').fill(password)
  await press(desk, '设置密码')
  await desk.page.getByRole('link', { name: '去登录' }).click()
}

/** By keyboard alone. */
const giveCredentials = async (desk: Desk, staffNumber: string) => {
  await field(desk, '工号').fill(staffNumber)
  await field(desk, '密码').fill(goodPassword)
  await desk.page.keyboard.press('Enter')
}

const bindAuthenticator = async (desk: Desk): Promise<string> => {
  const secret = (await desk.page.locator('.enrolment-secret').innerText()).replace(/\s/g, '')
  await field(desk, '输入验证器显示的 6 位数字').fill(totpCodeAt(secret))
  await press(desk, '确认')
  await desk.page.getByRole('heading', { name: '恢复码' }).waitFor()
  return secret
}

test('an administrator activates, binds an authenticator and invites; the person comes in by the letter', async () => {
  const administrator = await portal.open()
  await administrator.page.goto(`/account-link#${await invited(portal.api, people.securityAdministrator)}`)
  await administrator.sees('测试安全管理员，您好')
  await choosePassword(administrator, goodPassword)
  await giveCredentials(administrator, people.securityAdministrator)
  await administrator.sees('您的角色必须使用二次验证')
  await bindAuthenticator(administrator)
  await press(administrator, '我已保存')
  await administrator.page.waitForURL(url => url.pathname === '/')
  await administrator.goTo('/admin/accounts')
  await administrator.page.getByLabel('按姓名、拼音或工号查找').fill('lianluoyiyi')
  const row = administrator.page.getByRole('row', { name: /测试联络一乙/ })
  await row.getByRole('button', { name: '邀请' }).click()
  await field(administrator, '测试联络一乙的邮箱').fill('liaison@example.gov.cn')
  await press(administrator, '发送邀请')
  await administrator.sees('链接已发到邮箱')

  const { text } = await mailbox.letterTo('liaison@example.gov.cn')
  const person = await portal.open(undefined, phone)
  await person.page.goto(/http:\S+account-link#\S+/.exec(text)?.[0] ?? '')
  await person.sees('测试联络一乙，您好')
  expect(await person.overflow()).toBeLessThanOrEqual(0)
  await choosePassword(person, goodPassword)
  expect(await field(person, '工号').inputValue()).toBe(people.otherLiaison)
  await giveCredentials(person, people.otherLiaison)
  await person.page.waitForURL(url => url.pathname === '/')

  await person.goTo('/account')
  await press(person, '绑定验证器')
  await field(person, '请输入密码确认').fill(goodPassword)
  await person.page.keyboard.press('Enter')
  const secret = await bindAuthenticator(person)
  const [recoveryCode = ''] = await person.page.locator('.recovery-codes li').allInnerTexts()
  await press(person, '我已保存')
  await person.sees('已绑定验证器，恢复码还剩 10 个')
  expect(await person.overflow()).toBeLessThanOrEqual(0)

  const office = await portal.open()
  await office.page.goto('/inbox')
  await giveCredentials(office, people.otherLiaison)
  await office.sees('验证器不在手边时')
  await field(office, '动态验证码').fill('000000')
  await press(office, '确认')
  await office.sees('验证码不正确、已过期或已用过')
  await field(office, '动态验证码').fill(totpCodeAt(secret, Date.now() + 30_000))
  await press(office, '确认')
  await office.page.waitForURL('**/inbox')

  await person.goTo('/account')
  await person.page.getByRole('list', { name: '已登录的设备' }).getByRole('listitem').nth(1).waitFor()
  await person.page.getByRole('button', { name: /^让“.*”退出$/ }).click()
  await person.sees('该设备已退出')
  await office.page.goto('/claims')
  await office.page.waitForURL('**/sign-in?to=*')
  await giveCredentials(office, people.otherLiaison)
  await field(office, '动态验证码').fill(recoveryCode)
  await press(office, '确认')
  await office.page.waitForURL('**/claims')
  await Promise.all([administrator.close(), person.close(), office.close()])
})

test('a session that ends under one’s hands says so and comes back to the page', async () => {
  await activate(people.officer)
  const desk = await portal.open()
  await desk.page.goto('/projects?search=a')
  await giveCredentials(desk, people.officer)
  await desk.page.waitForURL('**/projects?search=a')
  await settled(desk.page)
  await portal.api.database.pool.query(`UPDATE sign_in_session SET expires_at = now()`)
  await desk.page.getByRole('navigation').first().getByRole('link', { name: '项目认领' }).click()
  await desk.sees('登录已过期，请重新登录')
  await giveCredentials(desk, people.officer)
  await desk.page.waitForURL('**/claims')
  await desk.close()
})

test('a person signs in at the identity provider; one without an account is told', async () => {
  await activate(people.head)
  const desk = await portal.open()
  await desk.page.goto('/messages')
  await desk.page.getByRole('link', { name: '统一身份认证' }).click()
  await atProvider(desk, people.head)
  await desk.page.waitForURL('**/messages')
  await desk.page.getByRole('button', { name: '测试部长，账户菜单' }).waitFor()
  await desk.close()
  const stranger = await portal.open()
  await stranger.page.goto('/sign-in')
  await stranger.page.getByRole('link', { name: '统一身份认证' }).click()
  await atProvider(stranger, 'TC99999')
  await stranger.sees('统一认证的身份没有对应的账号')
  await stranger.close()
})

test('a wrong password, a spent link and a forgotten password are told plainly', async () => {
  const desk = await portal.open(undefined, phone)
  await desk.page.goto('/sign-in')
  await giveCredentials(desk, 'TC99999')
  await desk.sees('工号或密码不正确，或账号未激活、已停用')
  expect(await desk.overflow()).toBeLessThanOrEqual(0)
  await desk.page.getByRole('link', { name: '忘记密码' }).click()
  await field(desk, '工号').fill('TC99999')
  await press(desk, '发送重设链接')
  await desk.sees('如果该工号有可用的账号')
  await desk.page.goto('/account-link#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
  await desk.sees('链接无效、已过期或已用过')
  await desk.page.goto('/account-link')
  await desk.sees('链接不完整')
  await desk.close()
})

const activate = async (personId: string) => {
  const token = await invited(portal.api, personId)
  const body = JSON.stringify({ token, password: goodPassword })
  const headers = { 'content-type': 'application/json' }
  await fetch(`${portal.api.url}/api/account-links/use`, { method: 'POST', body, headers })
}

const atProvider = async ({ page }: Desk, login: string) => {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: /continue/i }).click()
}
