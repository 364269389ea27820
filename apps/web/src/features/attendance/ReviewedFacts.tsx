import type { ReactNode } from 'react'
import type { AttendanceDetail } from '../../api/attendance.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.attendance.review

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

/** What is known of one attendance, and what the organiser should notice. */
export const ReviewedFacts = ({ row }: { row: AttendanceDetail }) => (
  <dl className="attendance-facts">
    {row.agencyName && <Row label={m.attendance.list.unit}>{row.agencyName}</Row>}
    <Row label={t.came}>
      <span className="figure">{formatInstant(row.cameAt)}</span>{' '}
      {row.isLate && <StatusTag tone="waiting" label={m.attendance.list.late} />}
    </Row>
    {row.leftAt && (
      <Row label={t.left}>
        <span className="figure">{formatInstant(row.leftAt)}</span>{' '}
        {row.leftEarly && <StatusTag tone="waiting" label={m.attendance.list.early} />}
      </Row>
    )}
    <Row label={t.way}>{row.wayLabel}</Row>
    <Row label={t.signUp}>{row.signUp ?? t.noSignUp}</Row>
    {row.companions > 0 && <Row label={t.companions}>{row.companions}</Row>}
    {row.reason && <Row label={t.reason}>{row.reason}</Row>}
    {row.flags.length > 0 && (
      <Row label={t.told}>
        {row.flags.map(({ code, label }) => (
          <StatusTag key={code} tone="returned" label={label} />
        ))}
      </Row>
    )}
    {row.elsewhere.length > 0 && <Row label={t.elsewhere}>{row.elsewhere.join('、')}</Row>}
    {row.sameDevice.length > 0 && <Row label={t.sameDevice}>{row.sameDevice.join('、')}</Row>}
    {row.decidedAt && (
      <Row label={t.decided}>
        {row.decidedByName} {formatInstant(row.decidedAt)} {row.decisionNote}
      </Row>
    )}
    {row.changes.length > 0 && (
      <Row label={t.changes}>
        <ul className="plain-list">
          {row.changes.map(({ at, byName, label, note }) => (
            <li key={`${at} ${label}`}>
              {byName}（{label}）：{note}
            </li>
          ))}
        </ul>
      </Row>
    )}
  </dl>
)
