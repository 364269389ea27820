import { useQuery } from '@tanstack/react-query'
import { filesQuery } from '../../api/files.js'
import type { ProcessView } from '../../api/processes.js'
import type { TimelineLine } from '../../api/types.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { printedFacts, printedTitle } from './printed-facts.js'
import './print.css'

const opinionOf = ({ sentence, reason, detail }: TimelineLine): string => {
  const opinion = reason ?? detail?.opinion ?? detail?.comment ?? detail?.note
  return typeof opinion === 'string' && !sentence.includes(opinion) ? opinion : ''
}

const Opinions = ({ lines }: { lines: TimelineLine[] }) => (
  <tbody>
    <tr>
      {Object.values(m.process.printColumns).map(title => (
        <th key={title} scope="col">
          {title}
        </th>
      ))}
    </tr>
    {lines
      .filter(({ code }) => code === 'act' || code === 'act.commented')
      .map(line => (
        <tr key={`${line.stepNo}.${line.line}`}>
          <td>{line.stageLabel}</td>
          <td>
            {line.sentence}
            <strong>{opinionOf(line)}</strong>
          </td>
          <td>{line.actorName}</td>
          <td>{formatInstant(line.at)}</td>
        </tr>
      ))}
  </tbody>
)

/** Files by name and hash, so that paper and platform can be held against each other. */
const PrintedFiles = ({ processId }: { processId: string }) => {
  const files = useQuery(filesQuery(processId)).data?.items ?? []
  return (
    <tbody>
      {files.map(file => (
        <Pair
          key={file.id}
          name={m.file.title}
          value={m.file.printed(file.name, file.sha256, file.withdrawn !== undefined)}
        />
      ))}
    </tbody>
  )
}

const Pair = ({ name, value }: { name: string; value: string }) => (
  <tr>
    <th scope="row">{name}</th>
    <td className="prose" colSpan={3}>
      {value}
    </td>
  </tr>
)

/** The 审批单, which is what printing this page gives. */
export const PrintSheet = ({ view: { page, lines } }: { view: ProcessView }) => (
  <div className="print-only print-sheet">
    <h1>{printedTitle(page)}</h1>
    <p>
      {m.process.number} {page.number} · {page.stageLabel}
    </p>
    <table>
      <colgroup>
        <col className="print-step" />
        <col />
        <col className="print-who" />
        <col className="print-when" />
      </colgroup>
      <tbody>
        {printedFacts(page).map(([name, value]) => (
          <Pair key={name} name={name} value={value} />
        ))}
      </tbody>
      <Opinions lines={lines} />
      {!page.contentClosed && <PrintedFiles processId={page.id} />}
    </table>
  </div>
)
