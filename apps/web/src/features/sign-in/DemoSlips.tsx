import type { DemoSlip } from '../../api/session.js'
import { m } from '../../messages/index.js'

const t = m.demoSlips

/** Ballots of the demo's residents, to be voted with without an account; one vote each. */
export const DemoSlips = ({ slips }: { slips: DemoSlip[] }) =>
  slips.length === 0 ? null : (
    <section className="demo-slips" aria-label={t.title}>
      <strong>{t.title}</strong>
      <span className="muted">{t.lead(slips[0]?.communityName ?? '')}</span>
      {slips.map(({ number, address }) => (
        <a key={number} href={address} target="_blank" rel="noreferrer">
          {t.slip(number)}
        </a>
      ))}
    </section>
  )
