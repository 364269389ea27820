import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { unreadable, Unreadable } from './spreadsheet.js'

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Names without their prefix: some programs write `x:row`. */
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads a part as it streams by; no document type, so no entities that grow. @throws Unreadable */
export async function readXml(stream: Readable, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw unreadable('工作簿里有不允许的内容（DTD）', '用 Excel 或 WPS 另存为新的 .xlsx 后再上传')
  })
  parser.on('error', () => {
    throw unreadable('工作簿已损坏，内容不完整', '用 Excel 或 WPS 打开修复，另存为新的 .xlsx 后再上传')
  })
  parser.on('opentag', ({ name, attributes }) => handler.open(bare(name), attributes))
  parser.on('text', text => handler.text?.(text))
  parser.on('closetag', ({ name }) => handler.close?.(bare(name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of stream) parser.write(decoder.decode(chunk as Buffer, { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (error instanceof Unreadable || !(error instanceof TypeError)) throw error
    throw unreadable('工作簿的编码不对', '用 Excel 或 WPS 另存为新的 .xlsx 后再上传')
  }
}
