import type { Desk } from './desk.js'

/** Moves the demo's clock by an entry of its menu; everything that is open comes along. */
export const forward = async (desk: Desk, by: string): Promise<void> => {
  const moved = desk.page.waitForResponse('**/api/demo/fast-forward')
  await desk.takeFromMenu('快进', by)
  expect((await (await moved).json()) as object).toMatchObject({ left: 0 })
}
