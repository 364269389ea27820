import { App, Button } from 'antd'
import { m } from '../../messages/index.js'
import { copyText } from './copy-text.js'
import './accounts.css'

/** Shown once, to be kept on paper. */
export const RecoveryCodes = ({ codes, onSaved }: { codes: string[]; onSaved: () => void }) => {
  const { message } = App.useApp()
  const copy = async () => {
    if (await copyText(codes.join('\n'))) void message.success(m.account.own.copied)
  }
  return (
    <section className="recovery-codes" aria-label={m.account.own.codesTitle}>
      <h2>{m.account.own.codesTitle}</h2>
      <p>{m.account.own.codesLead}</p>
      <ol className="figure">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="account-actions">
        <Button onClick={() => void copy()}>{m.account.own.copy}</Button>
        <Button type="primary" onClick={onSaved}>
          {m.account.own.saved}
        </Button>
      </div>
    </section>
  )
}
