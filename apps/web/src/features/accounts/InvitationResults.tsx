import { App, Button, Input, Modal } from 'antd'
import type { HandedLink } from '../../api/accounts.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { copyText } from './copy-text.js'

const t = m.accountAdministration

/** Somebody for whom a link was made, or why not. */
export interface Handed {
  personId: string
  name: string
  reason?: string | undefined
  link?: HandedLink | undefined
}

/** The link where it could not be mailed: to copy and hand over, this once. */
const Link = ({ name, address }: { name: string; address: string }) => {
  const { message } = App.useApp()
  const copy = async () => {
    if (await copyText(address)) void message.success(t.copied)
  }
  return (
    <div className="handed-link">
      <Input readOnly value={address} aria-label={t.link(name)} onFocus={event => event.target.select()} />
      <Button onClick={() => void copy()}>{t.copy}</Button>
    </div>
  )
}

const Result = ({ name, reason, link }: Handed) => (
  <li className="invitation-result">
    <strong>{name}</strong> {link?.outcome === 'mailed' && <StatusTag tone="done" label={t.mailed} />}
    {reason && <span className="danger-text">{reason}</span>}
    {link?.note && <span className="muted">{link.note}</span>}
    {link?.link && <Link name={name} address={link.link} />}
  </li>
)

/** What came of it, person by person. */
export const InvitationResults = ({ results, onClose }: { results: Handed[]; onClose: () => void }) => (
  <Modal
    open
    width={640}
    title={t.results}
    mask={{ closable: false }}
    onCancel={onClose}
    footer={<Button onClick={onClose}>{t.close}</Button>}
  >
    {results.some(({ link }) => link?.link) && <p>{t.handOver}</p>}
    <ul>
      {results.map(result => (
        <Result key={result.personId} {...result} />
      ))}
    </ul>
  </Modal>
)
