import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { importQueryOf, isWorking } from '../api/imports.js'
import type { Import as Imported } from '../api/types.js'
import { PageTitle } from '../components/PageTitle.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { ChangesPanel } from '../features/imports/ChangesPanel.js'
import { ColumnMapping } from '../features/imports/ColumnMapping.js'
import { FindingsPanel } from '../features/imports/FindingsPanel.js'
import { StatePanel } from '../features/imports/StatePanel.js'
import { useImportCommand } from '../features/imports/use-import-command.js'
import { formatInstant } from '../format/dates.js'
import '../features/imports/imports.css'

const leadOf = ({ by, uploadedAt, kindLabel, ownUnit }: Imported): string =>
  [kindLabel, ownUnit?.name, by.name, formatInstant(uploadedAt)].filter(Boolean).join(' · ')

const hasFindings = ({ counts }: Imported): boolean =>
  counts !== undefined && counts.error + counts.decision + counts.notice > 0

/** Changes come first as soon as there is nothing to mend or decide. */
const isMended = ({ counts }: Imported): boolean =>
  counts !== undefined && counts.error + counts.decision === 0

const Panels = ({ imported }: { imported: Imported }) => {
  const commands = useImportCommand(imported.id)
  const panel = { imported, commands }
  const isOver = imported.state === 'refused' || imported.state === 'discarded'
  return (
    <>
      <StatePanel imported={imported} commands={commands} />
      {!isWorking(imported) && !isOver && (
        <>
          {isMended(imported) && <ChangesPanel key={imported.version} {...panel} />}
          {hasFindings(imported) && <FindingsPanel key={`findings ${imported.version}`} {...panel} />}
          {imported.state !== 'applied' && <ColumnMapping key={`columns ${imported.version}`} {...panel} />}
        </>
      )}
    </>
  )
}

/** One import, from its check to its end. */
export default function Import() {
  const { id = '' } = useParams()
  const found = useQuery(importQueryOf(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  return (
    <>
      <PageTitle title={found.data.fileName} lead={leadOf(found.data)} />
      <Panels imported={found.data} />
    </>
  )
}
