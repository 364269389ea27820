import { useQuery } from '@tanstack/react-query'
import { auditOperationsQuery } from '../../api/audit.js'
import type { AuditOutcome, AuditSearch } from '../../api/types.js'
import { PeriodFilter } from '../../components/days/PeriodFilter.js'
import { ChoiceFilter, SearchFilter } from '../../components/list/filters.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'

const texts = m.audit.filters
const outcomes = optionsOf(m.audit.outcomes)
const names = ['person', 'subject', 'operation', 'from', 'to'] as const

const isOutcome = (value: string | undefined): value is AuditOutcome =>
  value !== undefined && Object.hasOwn(m.audit.outcomes, value)

/** The page's filters as the API asks for them. */
export const auditSearchOf = (list: ListSearch): AuditSearch => {
  const outcome = list.valueOf('outcome')
  const given = names.flatMap((name): [string, string][] => {
    const value = list.valueOf(name)
    return value ? [[name, value]] : []
  })
  return { ...Object.fromEntries<string>(given), ...(isOutcome(outcome) && { outcome }) }
}

/** By person, subject, operation, outcome and day. */
export const AuditFilters = ({ list }: { list: ListSearch }) => {
  const operations = useQuery(auditOperationsQuery)
  return (
    <>
      <SearchFilter list={list} name="person" label={texts.person} />
      <SearchFilter list={list} name="subject" label={texts.subject} />
      <ChoiceFilter
        list={list}
        name="operation"
        label={texts.operation}
        showSearch={{ optionFilterProp: 'label' }}
        loading={operations.isPending}
        options={operations.data?.items.map(({ operation, label }) => ({ value: operation, label }))}
      />
      <ChoiceFilter list={list} name="outcome" label={texts.outcome} options={outcomes} />
      <PeriodFilter list={list} label={texts.period} />
    </>
  )
}
