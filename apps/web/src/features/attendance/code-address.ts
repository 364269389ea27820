/** What the picture holds: an address of the portal, so that a phone's own camera opens it too. */
export const codeAddress = (origin: string, activityId: string, code: string): string =>
  `${origin}/attend/${activityId}?c=${code}`

const form = /\/attend\/([0-9a-f-]{36})\?c=([0-9A-Za-z]{6})$/

export const readCodeAddress = (text: string): { activityId: string; code: string } | undefined => {
  const [, activityId, code] = form.exec(text) ?? []
  return activityId !== undefined && code !== undefined ? { activityId, code } : undefined
}
