import { Button, Input, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Field } from '../../components/form/Field.js'
import { m } from '../../messages/index.js'
import { readCodeAddress } from './code-address.js'

const t = m.attendance.scanner
const lookEveryMs = 150
const widestPixels = 640

type Found = (code: { activityId: string; code: string }) => void

/** One look at the picture of the camera. */
const look = async (video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<string | undefined> => {
  const { videoWidth, videoHeight } = video
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (videoWidth === 0 || !context) return undefined
  const scale = Math.min(1, widestPixels / videoWidth)
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  const { default: jsQR } = await import('jsqr')
  return jsQR(data, width, height)?.data
}

const useCamera = (onFound: Found) => {
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState<string>()
  const found = useRef(onFound)
  useEffect(() => {
    found.current = onFound
  })
  useEffect(() => {
    let stream: MediaStream | undefined
    let isOver = false
    let timer: number | undefined
    const canvas = document.createElement('canvas')
    const again = () => {
      timer = window.setTimeout(() => void turn(), lookEveryMs)
    }
    const turn = async () => {
      if (isOver || !video.current) return
      const text = await look(video.current, canvas).catch(() => undefined)
      const code = text === undefined ? undefined : readCodeAddress(text)
      if (code) return found.current(code)
      setProblem(text === undefined ? undefined : t.notOurs)
      again()
    }
    const begin = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
        if (!video.current) return
        video.current.srcObject = stream
        await video.current.play()
        again()
      } catch {
        setProblem(t.noCamera)
      }
    }
    void begin()
    return () => {
      isOver = true
      window.clearTimeout(timer)
      stream?.getTracks().forEach(track => track.stop())
    }
  }, [])
  return { video, problem }
}

const Camera = ({ onFound }: { onFound: Found }) => {
  const { video, problem } = useCamera(onFound)
  return (
    <>
      <video ref={video} className="attendance-camera" muted playsInline />
      {problem && <p role="alert">{problem}</p>}
    </>
  )
}

interface ScannerProps {
  activityId: string
  /** The camera, or the short code alone. */
  way: 'camera' | 'typed'
  onFound: Found
  onClose: () => void
}

/** Reads the organiser's screen: by the camera, or the six letters typed. */
export const Scanner = ({ activityId, way, onFound, onClose }: ScannerProps) => {
  const [typed, setTyped] = useState('')
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  const send = () => code.length === 6 && onFound({ activityId, code })
  return (
    <Modal open title={way === 'camera' ? t.title : m.attendance.own.type} footer={null} onCancel={onClose}>
      {way === 'camera' && <Camera onFound={onFound} />}
      <Field label={t.typed} hint={t.typedHint}>
        {control => (
          <Input
            {...control}
            className="attendance-typed figure"
            maxLength={8}
            autoComplete="off"
            autoCapitalize="characters"
            value={typed}
            onChange={event => setTyped(event.target.value)}
            onPressEnter={send}
          />
        )}
      </Field>
      <Button type="primary" block disabled={code.length !== 6} onClick={send}>
        {t.submit}
      </Button>
    </Modal>
  )
}
