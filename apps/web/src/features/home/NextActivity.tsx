import { CalendarOutlined, QrcodeOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { HomeCard } from '../../api/home.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.home.nextActivity

/** A member's next activity, with the way to say that one is there. */
export const NextActivity = ({ next: { id, title, at } }: { next: NonNullable<HomeCard['next']> }) => (
  <Panel title={t.title} aside={<Link to="/agenda">{t.calendar}</Link>}>
    <p>
      <Link className="cell-heading" to={`/activities/${id}`}>
        {title}
      </Link>
    </p>
    {at && (
      <p className="muted figure">
        <CalendarOutlined /> {formatInstant(at)}
      </p>
    )}
    <LinkButton type="primary" to="/attend">
      <QrcodeOutlined /> {t.attend}
    </LinkButton>
  </Panel>
)
