import { useSearchParams } from 'react-router'

export const pageSize = 20

export interface ListSearch {
  valueOf: (name: string) => string | undefined
  offset: number
  /** Sets filters and goes back to the first page; an empty value takes the filter away. */
  set: (values: Record<string, string | undefined>) => void
  goTo: (offset: number) => void
  clear: () => void
  isFiltered: boolean
}

/** A list's filters and page live in its address, so that going back finds them and a link shares them. */
export const useListSearch = (): ListSearch => {
  const [params, setParams] = useSearchParams()
  const change = (values: Record<string, string | undefined>) =>
    setParams(
      old => {
        const next = new URLSearchParams(old)
        for (const [name, value] of Object.entries(values)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return {
    // An empty value is no value.
    valueOf: name => params.get(name) || undefined,
    // Whatever stands in the address, a list begins somewhere.
    offset: Math.max(0, Math.trunc(Number(params.get('offset')) || 0)),
    set: values => change({ ...values, offset: undefined }),
    goTo: offset => change({ offset: offset > 0 ? String(offset) : undefined }),
    clear: () => setParams({}, { replace: true }),
    isFiltered: [...params.keys()].some(name => name !== 'offset'),
  }
}
