import { CameraOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { m } from '../../messages/index.js'

interface ChooseFilesProps {
  label: string
  endings: readonly string[]
  isSending: boolean
  take: (files: Iterable<File>) => unknown
}

/** A button that chooses files, and on a phone one that takes a photograph. */
export const ChooseFiles = ({ label, endings, isSending, take }: ChooseFilesProps) => {
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const chosen = ({ target }: { target: HTMLInputElement }) => {
    take([...(target.files ?? [])])
    target.value = ''
  }
  const hidden = { type: 'file', hidden: true, onChange: chosen } as const
  return (
    <>
      <Button icon={<UploadOutlined />} loading={isSending} onClick={() => files.current?.click()}>
        {label}
      </Button>
      <Button
        className="phone-only"
        icon={<CameraOutlined />}
        disabled={isSending}
        onClick={() => camera.current?.click()}
      >
        {m.file.camera}
      </Button>
      <input
        {...hidden}
        ref={files}
        multiple
        aria-label={label}
        accept={endings.map(ending => `.${ending}`).join(',')}
      />
      <input {...hidden} ref={camera} aria-label={m.file.camera} accept="image/*" capture="environment" />
    </>
  )
}
