import { EyeOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { contentAddress } from '../../api/files.js'
import type { ProcessFile } from '../../api/types.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './files.css'

interface FileLineProps {
  processId: string
  file: ProcessFile
}

const scanColours: Record<ProcessFile['scan'], string | undefined> = {
  none: undefined,
  waiting: 'processing',
  passed: 'success',
  blocked: 'error',
}

/** A file's name, leading to its content where it may be opened. */
export const FileName = ({ processId, file }: FileLineProps) => {
  const address = contentAddress(processId, file.id)
  return (
    <span className="file-name">
      <PaperClipOutlined aria-hidden />{' '}
      {file.allowedActions.includes('download') ? (
        <a href={address} download={file.name}>
          {file.name}
        </a>
      ) : (
        <span className={file.withdrawn && 'file-withdrawn'}>{file.name}</span>
      )}{' '}
      <span className="muted figure">{m.file.bytes(file.bytes)}</span>
      {file.allowedActions.includes('preview') && (
        <>
          {' '}
          <a
            href={`${address}?inline=true`}
            target="_blank"
            rel="noopener"
            aria-label={`${m.file.preview} ${file.name}`}
            title={m.file.preview}
          >
            <EyeOutlined />
          </a>
        </>
      )}
      {file.scanLabel && (
        <Tag className="file-scan" color={scanColours[file.scan]} title={file.scanNote}>
          {file.scanLabel}
        </Tag>
      )}
    </span>
  )
}

/** A file with who laid it here, when, its hash, and what may be done with it. */
export const FileLine = ({ processId, file, children }: FileLineProps & { children?: ReactNode }) => (
  <li className="file-line">
    <div>
      <FileName processId={processId} file={file} />
      {children}
    </div>
    <div className="muted">
      {m.file.uploaded(file.by.name, formatInstant(file.uploadedAt))}{' '}
      <code title={m.file.hash(file.sha256)}>{file.sha256.slice(0, 12)}…</code>
    </div>
    {file.withdrawn && (
      <div className="muted">
        {m.file.withdrawn(file.withdrawn.byName, formatInstant(file.withdrawn.at))}
        {file.withdrawn.because && `：${file.withdrawn.because}`}
      </div>
    )}
  </li>
)
