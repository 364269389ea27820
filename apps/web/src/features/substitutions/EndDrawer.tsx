import { App } from 'antd'
import { endSubstitution, type Substitution } from '../../api/substitutions.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { ChangeDrawer } from '../organisation/ChangeDrawer.js'

const t = m.substitution

/** Ends one before its last day, and asks why. */
export const EndDrawer = ({ ended, onClose }: { ended: Substitution; onClose: () => void }) => {
  const { message } = App.useApp()
  const make = useCommand(
    (reason: string, key) => endSubstitution({ id: ended.id, reason }, key),
    () => {
      void message.success(t.ended)
      onClose()
    },
  )
  return (
    <ChangeDrawer
      title={t.endTitle(ended.substitute.name, ended.principal.name)}
      about={t.dates(ended.from, ended.to)}
      isReady
      make={make}
      onClose={onClose}
    />
  )
}
