import { Button } from 'antd'
import { useState } from 'react'
import type { BranchDetail, BranchOfficer } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { AppointDialog } from './AppointDialog.js'
import { EndOfficeDialog } from './EndOfficeDialog.js'

const t = m.branch.officers

const Officer = ({ officer, onEnd }: { officer: BranchOfficer; onEnd?: (() => void) | undefined }) => (
  <div className="officer">
    <strong>{officer.personName}</strong> <span className="muted">{officer.agencyName}</span>
    {officer.state === 'coming' && <StatusTag tone="waiting" label={t.coming(officer.from)} />}
    <p className="cell-sub figure">
      {t.term(officer.from, officer.until)} · {officer.wayLabel}
      {officer.state === 'past' && officer.endedByMembership && ` · ${t.byMembership}`}
    </p>
    <p className="cell-sub">
      {t.entered(officer.enteredBy, officer.reason)}
      {officer.endNote && ` · ${officer.endNote}`}
    </p>
    {onEnd && (
      <Button type="link" size="small" onClick={onEnd}>
        {t.end}
      </Button>
    )}
  </div>
)

/** Who holds which office, what is vacant, and who held it before. */
export const OfficersPanel = ({ branch }: { branch: BranchDetail }) => {
  const [asked, setAsked] = useState<'appoint' | BranchOfficer>()
  const leads = branch.allowedActions.includes('appoint')
  const now = branch.officers.filter(({ state }) => state !== 'past')
  const past = branch.officers.filter(({ state }) => state === 'past')
  const rows = branch.offices.map(office => ({
    ...office,
    holders: now.filter(each => each.office === office.code),
  }))
  return (
    <Panel title={t.title} aside={leads && <Button onClick={() => setAsked('appoint')}>{t.appoint}</Button>}>
      <dl className="officers">
        {rows
          .filter(({ single, holders }) => single || holders.length > 0)
          .map(({ code, name, holders }) => (
            <div key={code}>
              <dt>{name}</dt>
              <dd>
                {holders.length === 0 && <span className="muted">{t.vacant}</span>}
                {holders.map(officer => (
                  <Officer
                    key={officer.id}
                    officer={officer}
                    onEnd={leads && officer.state === 'current' ? () => setAsked(officer) : undefined}
                  />
                ))}
              </dd>
            </div>
          ))}
      </dl>
      {past.length > 0 && (
        <details>
          <summary>{t.past(past.length)}</summary>
          {past.map(officer => (
            <div key={officer.id} className="past-officer">
              <span className="muted">{officer.officeName}</span>
              <Officer officer={officer} />
            </div>
          ))}
        </details>
      )}
      {asked === 'appoint' && <AppointDialog branch={branch} onClose={() => setAsked(undefined)} />}
      {typeof asked === 'object' && (
        <EndOfficeDialog
          communityId={branch.community.id}
          officer={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  )
}
