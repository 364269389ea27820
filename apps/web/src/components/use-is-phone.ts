import { useSyncExternalStore } from 'react'

const phone = window.matchMedia('(max-width: 767px)')

const subscribe = (changed: () => void) => {
  phone.addEventListener('change', changed)
  return () => phone.removeEventListener('change', changed)
}

/** Whether the screen is as narrow as the style sheets' breakpoint. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => phone.matches)
