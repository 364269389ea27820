import { addressOf } from '../../api/address.js'
import type { Fact, FactsWanted } from '../../api/numbers.js'

/** Where a fact itself can be read; nothing for what has no page of its own. */
export const factPath = ({ id, title, page }: Fact, { period, gap }: FactsWanted): string | undefined => {
  switch (page) {
    case 'process':
      return `/processes/${id}`
    case 'activity':
      return `/activities/${id}`
    case 'project':
      return `/projects/${id}`
    case 'unit':
      return addressOf('/reports', { unit: id, unitName: title, period })
    case 'person':
      // Who has not checked in stands in no register.
      return gap === 'true' ? undefined : addressOf('/check-ins', { view: 'register', search: title })
    case 'post':
      return addressOf('/posts', { search: title })
    case undefined:
      return undefined
  }
}
