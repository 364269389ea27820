import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ownMembershipsQuery } from '../../api/check-ins.js'
import type { Membership } from '../../api/types.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { membershipTones } from './register-columns.js'
import { CheckInDialog } from './CheckInDialog.js'

const t = m.checkIn.own

const Line = ({ membership }: { membership: Membership }) => (
  <li>
    <strong>{membership.community.name}</strong>{' '}
    <StatusTag tone={membershipTones[membership.state]} label={membership.stateLabel} />
    <p className="cell-sub figure">{t.since(membership.validFrom, membership.validTo)}</p>
    {membership.suspension && (
      <p className="cell-sub">
        {m.checkIn.suspended(
          membership.suspension.from,
          membership.suspension.to,
          membership.suspension.reasonLabel,
        )}
      </p>
    )}
  </li>
)

/** Where a member has checked in, and the way to do it. */
export const OwnPanel = () => {
  const own = useQuery(ownMembershipsQuery)
  const [isAsked, setAsked] = useState(false)
  if (!own.isSuccess) return <NotLoaded query={own} />
  const { items, pendingId, mayCheckIn, livesIn } = own.data
  const isIn = items.some(({ state }) => state !== 'ended')
  return (
    <Panel
      title={m.checkIn.views.own}
      aside={
        mayCheckIn && (
          <Button type={isIn ? 'default' : 'primary'} onClick={() => setAsked(true)}>
            {isIn ? t.move : t.file}
          </Button>
        )
      }
    >
      {pendingId && (
        <p>
          {t.pending} <LinkButton to={`/processes/${pendingId}`}>{t.see}</LinkButton>
        </p>
      )}
      {items.length > 0 ? (
        <ul className="plain-list">
          {items.map(membership => (
            <Line key={membership.id} membership={membership} />
          ))}
        </ul>
      ) : (
        !pendingId && <EmptyState title={t.none[0]} hint={mayCheckIn ? t.none[1] : t.noParty} />
      )}
      {isAsked && (
        <CheckInDialog
          asked={{
            title: isIn ? m.checkIn.file.moveTitle : m.checkIn.file.title,
            ...(isIn && { about: m.checkIn.file.moveAbout }),
            who: { subject: 'member' },
            community: isIn ? undefined : livesIn,
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </Panel>
  )
}
