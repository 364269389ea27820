/** What people do about a 民主评议, each step as they do it in the portal, on a resident's phone or with the list at home. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import type { Desk } from './desk.js'

export const press = (desk: Desk, name: string): Promise<void> =>
  desk.page.getByRole('button', { name, exact: true }).click()

/** Five steps to a plan, and what is wrong in it is said on the way. @returns its path */
export const submitPlan = async (officer: Desk): Promise<string> => {
  await officer.goTo('/evaluations')
  await officer.page.getByRole('link', { name: '编制评议方案' }).click()
  await officer.page.getByLabel('哪天开始投票').click()
  await officer.page.getByText('今天', { exact: true }).click()
  await press(officer, '下一步')
  await officer.page.getByLabel('党员入选的考勤次数').fill('0')
  await officer.sees('2 名党员次')
  await press(officer, '只列入有评议对象的社区')
  await press(officer, '下一步')
  await press(officer, '下一步')
  await officer.page.getByLabel('每个社区抽取户数').fill('12')
  await press(officer, '下一步')
  await officer.sees('有效票下限不能多于抽样户数')
  await officer.page.getByLabel('有效票下限').fill('6')
  await press(officer, '下一步')
  expect(await officer.overflow()).toBe(0)
  await press(officer, '保存方案')
  await officer.act('提交审批')
  return new URL(officer.page.url()).pathname
}

/** Types of one sheet what was ticked: by question, the choice's word. */
export const enterPaper = async (
  desk: Desk,
  at: string,
  number: string,
  words: readonly string[],
): Promise<void> => {
  await desk.goTo(`${at}?view=paper`)
  await desk.page.getByLabel('选票编号').fill(number)
  await press(desk, '开始录入')
  for (const [place, word] of words.entries())
    await desk.page
      .locator('fieldset')
      .nth(place)
      .getByText(new RegExp(`^\\S+ ${word}$`))
      .click()
  await press(desk, '提交')
}

/** Asks to take a ballot out, for whoever brings the slip itself. */
const askWithdrawal = async (asks: Desk, number: string, code: string, reason: string) => {
  await press(asks, '申请撤回')
  await asks.field('选票编号').fill(number)
  await asks.field('原选票的编码').fill(code)
  await asks.field('为什么撤回').fill(reason)
  await asks.form.getByRole('checkbox').check()
  await asks.send('申请撤回')
}

/** The codes on the sheet that is shown, in the order of their slips. */
export const codesOn = async (sheet: Desk): Promise<string[]> =>
  (await sheet.page.locator('.sheet-code').allInnerTexts()).map(text => text.replace('编码', '').trim())

/**
 * Slip 1 is brought by whoever says that somebody else has voted with its photo: asked for twice, refused and then agreed to by
 * somebody else, each with the slip in hand. @returns the code of the slip that stands for it
 */
export const withdraw = async (asks: Desk, agrees: Desk, slips: string, code: string): Promise<string> => {
  await asks.goTo(slips)
  await askWithdrawal(asks, '3', code, '住户带原选票来，称没有投过')
  await asks.sees('这张选票还没有投过票')
  await asks.field('选票编号').fill('1')
  await asks.send('申请撤回')
  await asks.sees('申请人自己不能决定')
  expect(await asks.page.getByRole('button', { name: '同意' }).count()).toBe(0)
  expect(await asks.overflow()).toBe(0)
  await agrees.goTo(slips)
  await press(agrees, '不同意')
  await agrees.field('为什么不同意').fill('与登记的住户不符')
  await agrees.send('不同意撤回第 1 号')
  await agrees.sees('没有待决定的撤回申请')
  await asks.goTo(slips)
  await askWithdrawal(asks, '1', code, '住户再次带原选票来，已核对')
  await asks.sees('申请人自己不能决定')
  await agrees.goTo(slips)
  await press(agrees, '同意')
  await agrees.field('原选票的编码').fill('0000')
  await agrees.form.getByRole('checkbox').check()
  await agrees.send('同意')
  await agrees.sees('编码与这个编号的选票不符')
  await agrees.field('原选票的编码').fill(code)
  await agrees.send('同意')
  await agrees.sees('第 13 号（补发）')
  return (await codesOn(agrees))[0] ?? ''
}

/** What an A4 sheet holds between its margins. */
const paper = { width: 718, height: 1046 }

/** As it is printed: how far what stands on a slip reaches beyond it, in pixels, how much else lies there, and on how many pages. */
export const printed = async (sheet: Desk): Promise<{ beyond: number; else: number; pages: number }> => {
  const { page } = sheet
  const screen = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(paper)
  const beyond = await page.evaluate<number>(
    `Math.max(...Array.from(document.querySelectorAll('.sheet-slip'), slip => slip.scrollHeight - slip.clientHeight))`,
  )
  const beside = await page.locator('.ant-message, .poster-note').filter({ visible: true }).count()
  await page.emulateMedia({ media: null })
  if (screen) await page.setViewportSize(screen)
  const document = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return { beyond, else: beside, pages: document.match(/\/Type\s*\/Page\b/g)?.length ?? 0 }
}

/** As if the community and the evaluation had the longest names that they may have. */
export const lengthenNames = (sheet: Desk): Promise<void> =>
  sheet.page.evaluate(
    `document.querySelectorAll('.sheet-ask + p').forEach(line => { line.textContent = '很长的名称'.repeat(20) })`,
  )

/** Question by question, a word if there is one, and a look at everything. */
export const vote = async (resident: Desk, code: string, words: readonly string[], comment?: string) => {
  await resident.page.goto(`/vote?code=${encodeURIComponent(code)}`)
  for (const word of words) await press(resident, word)
  if (comment !== undefined) await resident.page.locator('#comment').fill(comment)
  await press(resident, '下一步')
  await press(resident, '投票')
  await resident.sees('已经投进票箱')
}

/** Counts the list again as anybody can, with nothing but Node.js. */
export const recount = async (file: string): Promise<{ code: number; said: string }> => {
  const script = join(repositoryRoot(), 'apps/cli/recount/recount.mjs')
  try {
    return { code: 0, said: (await promisify(execFile)(process.execPath, [script, file])).stdout }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }
    return { code, said: stdout }
  }
}
