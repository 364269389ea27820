import type { Locator, Page } from 'playwright-core'

/** The page shows what it is about, and asks for nothing more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1, .empty-state').first().waitFor()
  await page.waitForLoadState('networkidle')
  // Not by a script of its own: the portal's pages run none but theirs.
  await page.waitForSelector('.loading', { state: 'detached' })
}

/** What a person does in front of the portal, in the words they see. */
export class Desk {
  constructor(readonly page: Page) {}

  async goTo(path: string): Promise<void> {
    await this.page.goto(path)
    await settled(this.page)
  }

  /** Opens a row of the inbox by its title. */
  async openTask(title: string): Promise<void> {
    await this.goTo('/inbox')
    await this.page.getByRole('link', { name: title }).first().click()
    await this.page.getByRole('toolbar').waitFor()
  }

  /** The drawer of the act that is being filled in. */
  get form(): Locator {
    return this.page.getByRole('dialog').first()
  }

  field(label: string): Locator {
    return this.form.getByLabel(label, { exact: true })
  }

  async begin(act: string): Promise<void> {
    await this.page.getByRole('toolbar').getByRole('button', { name: act, exact: true }).click()
    await this.form.waitFor()
  }

  async send(act: string): Promise<void> {
    await this.form.getByRole('button', { name: act, exact: true }).click()
  }

  /** Fills an act in, sends it, and waits until the portal says that it is done. */
  async act(act: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.begin(act)
    await fill()
    await this.send(act)
    await this.page.getByText(`“${act}”已办理`).waitFor()
    await this.form.waitFor({ state: 'detached' })
  }

  /** An act that cannot be undone asks once more; it is over when its form has gone: until then a click may hit what moves. */
  async actForGood(act: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.begin(act)
    await fill()
    await this.send(act)
    const asked = this.page.getByRole('dialog').filter({ hasText: `确认${act}？` })
    await asked.getByRole('button', { name: '确认', exact: true }).click()
    await this.sees(`“${act}”已办理`)
    await this.form.waitFor({ state: 'detached' })
  }

  /** Looks again until the platform has done by itself what is waited for. */
  async comes(path: string, text: string): Promise<void> {
    for (let looks = 0; looks < 60; looks += 1) {
      await this.goTo(path)
      if ((await this.page.getByText(text).filter({ visible: true }).count()) > 0) return
      await this.page.waitForTimeout(400)
    }
    throw new Error(`${path} never showed ${text}`)
  }

  /** Presses one of a row of options. */
  async pick(group: string, option: string): Promise<void> {
    await this.form.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()
  }

  /** Chooses in a list that is searched while typing, by keyboard. */
  async choose(label: string, typed: string): Promise<void> {
    await this.field(label).fill(typed)
    const first = this.page.locator('.ant-select-item-option').first()
    await first.filter({ hasText: typed }).waitFor({ state: 'attached' })
    await this.page.keyboard.press('Enter')
    await this.form.locator('.ant-select', { hasText: typed }).waitFor()
  }

  /** An act of the menu “更多”. */
  async beginFromMenu(act: string): Promise<void> {
    await this.takeFromMenu('更多', act, this.page.getByRole('toolbar'))
    await this.form.waitFor()
  }

  /**
   * Opens a menu and takes one of its items. The item is told of the click itself: a menu that is still moving would let
   * a click at a place on the screen go past it.
   */
  async takeFromMenu(button: string, item: string, within: Page | Locator = this.page): Promise<void> {
    const chosen = this.page.getByRole('menuitem', { name: item, exact: true })
    await within.getByRole('button', { name: button }).click()
    await chosen.waitFor()
    await chosen.dispatchEvent('click')
    await chosen.waitFor({ state: 'hidden' })
  }

  /** Chooses in a list that opens; the list may still be moving. */
  async take(label: string, option: string): Promise<void> {
    await this.field(label).click()
    await this.page.locator('.ant-select-item-option', { hasText: option }).first().dispatchEvent('click')
    await this.form.locator('.ant-select', { hasText: option }).waitFor()
  }

  sees(text: string): Promise<void> {
    // The same words may stand in what is folded up or for paper only.
    return this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** How far the page reaches beyond the right edge of the screen, in CSS pixels. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
