import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { auditOperationsQuery } from '../../api/audit.js'
import type { AuditOutcome, AuditSearch } from '../../api/types.js'
import { PeriodFilter } from '../../components/days/PeriodFilter.js'
import { SearchBox } from '../../components/list/SearchBox.js'
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
  const search = (name: string) => (text: string) => list.set({ [name]: text })
  return (
    <>
      <SearchBox
        placeholder={texts.person}
        value={list.valueOf('person') ?? ''}
        onSearch={search('person')}
      />
      <SearchBox
        placeholder={texts.subject}
        value={list.valueOf('subject') ?? ''}
        onSearch={search('subject')}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={texts.operation}
        placeholder={texts.operation}
        loading={operations.isPending}
        options={operations.data?.items.map(({ operation, label }) => ({ value: operation, label })) ?? []}
        value={list.valueOf('operation')}
        onChange={operation => list.set({ operation })}
      />
      <Select
        allowClear
        aria-label={texts.outcome}
        placeholder={texts.outcome}
        options={outcomes}
        value={list.valueOf('outcome')}
        onChange={outcome => list.set({ outcome })}
      />
      <PeriodFilter list={list} label={texts.period} />
    </>
  )
}
