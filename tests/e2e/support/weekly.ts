/** What a community and its subdistrict do about a week's model, as they do it in the portal. */
import type { Locator } from 'playwright-core'
import type { Desk } from './desk.js'

export const publicText = '雨天连续三天清理小区积水。'

/** All of them, once the form shows the first: before that there would be none. */
const each = async (found: Locator): Promise<Locator[]> => {
  await found.first().waitFor()
  return found.all()
}

/** The person recommended is compared and chosen, with the words of the publicity. */
export const chooseModel = (community: Desk, name: string, look?: () => Promise<void>): Promise<void> =>
  community.act('评为周典型', async () => {
    const { form } = community
    await form.locator('.week-comparison textarea').fill('对照考勤核实')
    for (const group of await each(form.locator('.week-comparison .ant-radio-group')))
      await group.getByText('突出').click()
    await form.getByText(name).last().click()
    await community.field('评选理由').fill('群众公认')
    await community.field('公示文字').fill(publicText)
    await look?.()
  })

/** What may be said in public is looked at point by point, and then agreed to. */
export const agreeToPublicity = async (coordinator: Desk, path: string): Promise<void> => {
  await coordinator.goTo(path)
  await coordinator.begin('同意公示')
  for (const box of await each(coordinator.form.getByRole('checkbox'))) await box.check()
  await coordinator.send('同意公示')
  await coordinator.page.getByRole('button', { name: '确认', exact: true }).click()
  await coordinator.page.getByText('“同意公示”已办理').waitFor()
}
