import { endSubstitution, type Substitution } from '../../api/substitutions.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'
import { ChangeDrawer } from '../organisation/ChangeDrawer.js'

const t = m.substitution

/** Ends one before its last day, and asks why. */
export const EndDrawer = ({ ended, onClose }: { ended: Substitution; onClose: () => void }) => {
  const make = useToldCommand(
    (reason: string, key) => endSubstitution({ id: ended.id, reason }, key),
    t.ended,
    onClose,
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
