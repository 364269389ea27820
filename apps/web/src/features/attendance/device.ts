import { newKey } from '../../api/use-command.js'

const place = 'attendance-device'

/** A random name of this browser, so that one phone for many people is noticed. It says nothing about the phone. */
export const deviceName = (): string => {
  const known = localStorage.getItem(place)
  if (known) return known
  const name = newKey()
  localStorage.setItem(place, name)
  return name
}
