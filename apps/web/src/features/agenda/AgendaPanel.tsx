import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { agendaQuery } from '../../api/branches.js'
import type { AgendaItem } from '../../api/types.js'
import { MonthPicker } from '../../components/days/MonthPicker.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { addMonths, daysOf, formatDay, formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './agenda.css'

const t = m.agenda
const tones = { signed: 'done', waiting: 'waiting', cancelled: 'stopped' } as const

const timeOf = (iso: string): string => formatInstant(iso).slice(11)

const Item = ({ item }: { item: AgendaItem }) => (
  <li className={item.state === 'cancelled' ? 'agenda-item is-cancelled' : 'agenda-item'}>
    <span className="figure agenda-time">
      {timeOf(item.startsAt)}–{timeOf(item.endsAt)}
    </span>
    <div>
      <Link className="cell-heading" to={`/activities/${item.id}`}>
        {item.title}
      </Link>{' '}
      {item.state === 'cancelled' ? (
        <StatusTag tone="stopped" label={t.cancelled(item.cancelReason)} />
      ) : (
        item.signUp && <StatusTag tone={tones[item.signUp]} label={t.signUp[item.signUp]} />
      )}
      <p className="cell-sub">
        {item.community.name} · {item.place} · {item.stateLabel}
      </p>
    </div>
  </li>
)

const byDay = (items: AgendaItem[]): [string, AgendaItem[]][] => {
  const days = new Map<string, AgendaItem[]>()
  for (const item of items) {
    const day = formatInstant(item.startsAt).slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return [...days]
}

interface AgendaPanelProps {
  /** Whose activities; one's own sign-ups and community without it. */
  community?: { id: string; name: string }
}

/** What is on in a month, day by day. */
export const AgendaPanel = ({ community }: AgendaPanelProps) => {
  const today = useBusinessToday()
  const [month, setMonth] = useState(today.slice(0, 7))
  const [isMineOnly, setMineOnly] = useState(false)
  const agenda = useQuery(agendaQuery({ ...daysOf(month), ...(community && { communityId: community.id }) }))
  const items = agenda.data?.items.filter(({ signUp }) => !isMineOnly || signUp !== undefined)
  return (
    <Panel
      title={community ? t.ofCommunity(community.name) : t.title}
      aside={
        <span className="agenda-filters">
          {!community && (
            <Checkbox checked={isMineOnly} onChange={event => setMineOnly(event.target.checked)}>
              {t.mine}
            </Checkbox>
          )}
          <span className="agenda-month">
            <Button
              icon={<LeftOutlined />}
              aria-label={t.previous}
              onClick={() => setMonth(addMonths(month, -1))}
            />
            <MonthPicker aria-label={t.month} value={month} onChange={setMonth} />
            <Button
              icon={<RightOutlined />}
              aria-label={t.next}
              onClick={() => setMonth(addMonths(month, 1))}
            />
          </span>
        </span>
      }
    >
      <NotLoaded query={agenda} />
      {items?.length === 0 && <EmptyState title={t.empty[0]} hint={t.empty[1]} />}
      {items &&
        byDay(items).map(([day, those]) => (
          <section key={day} className={day < today ? 'agenda-day is-past' : 'agenda-day'}>
            <h3>{formatDay(day, today)}</h3>
            <ul className="plain-list">
              {those.map(item => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          </section>
        ))}
    </Panel>
  )
}
