import { QRCode } from 'antd'
import type { ReactNode } from 'react'
import { PublicAddressNote } from './PublicAddressNote.js'
import { usePublicOrigin } from './public-address.js'
import './poster.css'

const side = 460

/** A page of A4 for the wall: what it asks, for whom, and a code to scan; below it whatever else there is to say. */
export const Poster = ({
  title,
  about,
  path,
  children,
}: {
  title: string
  about: string
  /** Within the portal, from its `/`. */
  path: string
  children: ReactNode
}) => {
  const { origin } = usePublicOrigin()
  return (
    <>
      <PublicAddressNote />
      <section className="poster">
        <h2>{title}</h2>
        <p>{about}</p>
        <QRCode value={origin + path} size={side} type="svg" errorLevel="M" bordered={false} />
        {children}
      </section>
    </>
  )
}
