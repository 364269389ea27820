import { useQuery } from '@tanstack/react-query'
import { Button, QRCode } from 'antd'
import { useParams } from 'react-router'
import { type AppraisalOverview, appraisalsQuery } from '../api/appraisals.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { usePublicOrigin } from '../components/poster/public-address.js'
import { Poster } from '../components/poster/Poster.js'
import { PublicAddressNote } from '../components/poster/PublicAddressNote.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { lastDayOf } from '../features/appraisals/last-day.js'
import { m } from '../messages/index.js'
import '../features/appraisals/slips.css'

const t = m.appraisal.slips
const slipSide = 108

type Code = AppraisalOverview['codes'][number]
type Service = AppraisalOverview['service']

/** Four letters and a gap: as it is read aloud and typed. */
const spaced = (path: string): string =>
  (new URLSearchParams(path.slice(path.indexOf('?'))).get('code') ?? '').replace(/(.{4})(?=.)/g, '$1 ')

const Slip = ({ code, service }: { code: Code; service: Service }) => {
  const { origin } = usePublicOrigin()
  return (
    <li className="slip">
      <QRCode value={origin + code.path} size={slipSide} type="svg" errorLevel="M" bordered={false} />
      <div>
        <p className="slip-ask">{t.ask}</p>
        <p>
          {service.community.name} · {service.title}
        </p>
        <p className="slip-code">
          {t.code} {spaced(code.path)}
        </p>
        <p>
          {m.appraisal.codes.number(code.number)} {m.appraisal.codes.until(lastDayOf(code.closesAt))}
        </p>
        <p>{t.how}</p>
      </div>
    </li>
  )
}

/** Slips to cut apart, ten to a page of A4, and a page of its own for what hangs on the wall. */
export default function AppraisalSlips() {
  const { serviceId = '' } = useParams()
  const found = useQuery(appraisalsQuery(serviceId))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { service, codes } = found.data
  const open = codes.filter(({ state }) => state === 'open')
  return (
    <>
      <div className="screen-only">
        <PageTitle title={t.title} lead={t.hint}>
          <div className="toolbar">
            <LinkButton to={`/appraisals/${serviceId}?view=codes`}>{t.back}</LinkButton>
            <Button type="primary" disabled={open.length === 0} onClick={() => window.print()}>
              {t.print}
            </Button>
          </div>
        </PageTitle>
      </div>
      {open.length === 0 && <EmptyState title={t.none[0]} hint={t.none[1]} />}
      {open
        .filter(({ kind }) => kind === 'shared')
        .map(code => (
          <Poster
            key={code.id}
            title={t.sharedTitle}
            about={`${service.community.name} · ${service.title}`}
            path={code.path}
          >
            <p className="slip-code">{spaced(code.path)}</p>
            <p>{t.how}</p>
          </Poster>
        ))}
      {open.some(({ kind }) => kind === 'slip') && <PublicAddressNote />}
      <ul className="slips">
        {open
          .filter(({ kind }) => kind === 'slip')
          .map(code => (
            <Slip key={code.id} code={code} service={service} />
          ))}
      </ul>
    </>
  )
}
