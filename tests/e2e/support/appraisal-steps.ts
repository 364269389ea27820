/** Slips, voices and sheets of paper, as people make, give and enter them. */
import type { Desk } from './desk.js'

export const press = async (desk: Desk, name: string): Promise<void> => {
  await desk.page.getByRole('button', { name }).click()
}

/** Slips for one each are made and looked at as they are printed. @returns what the first says to type */
export const makeSlips = async (community: Desk, id: string, count: number): Promise<string> => {
  await community.goTo(`/appraisals/${id}?view=codes`)
  await community.page.getByLabel('张数').fill(String(count))
  await press(community, '生成')
  await community.sees(`可用 ${count} 张 · 已用 0 张`)
  expect(await community.overflow()).toBe(0)
  await community.page.getByRole('link', { name: '打印（A4）' }).click()
  await community.sees(`第 ${count} 号`)
  expect(await community.page.locator('.slip svg').count()).toBe(count)
  return (await community.page.locator('.slip-code').first().innerText()).replace('编码', '')
}

interface Voice {
  /** As it stands on the slip. */
  code: string
  /** Of each question. */
  faces: string[]
  words: string
}

/** @param look at every screen that is answered */
export const appraiseBySlip = async (
  resident: Desk,
  { code, faces, words }: Voice,
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  const { page } = resident
  await page.goto('/appraise')
  await page.getByLabel('请扫纸条上的二维码，或输入纸条上的编码。').fill(code.toUpperCase())
  await press(resident, '开始')
  for (const face of faces) {
    await look()
    await page.getByRole('button', { name: face, exact: true }).click()
  }
  await page.getByLabel('还有什么想说的？可以不写。').fill(words)
  await look()
  await press(resident, '下一步')
  await resident.sees('请再看一遍')
  await press(resident, '提交')
  await resident.sees('收到了')
  expect(await resident.overflow()).toBe(0)
}

/** @param sheets digits of each, e.g. `554` */
export const enterPaper = async (community: Desk, id: string, sheets: string[]): Promise<void> => {
  await community.goTo(`/appraisals/${id}?view=entry`)
  for (const digits of sheets) {
    await community.page.getByLabel('这一份的等级').fill(digits)
    await community.page.keyboard.press('Enter')
  }
  await press(community, `提交 ${sheets.length} 份`)
  await community.sees(`已代录 ${sheets.length} 份`)
  expect(await community.overflow()).toBe(0)
}
