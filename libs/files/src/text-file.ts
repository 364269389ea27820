/** Plain text, read to its end: UTF-8 or GB 18030, and nothing that a browser or a system would carry out. */
import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { refused } from './refused.js'

const asText = '文本须为 UTF-8 或 GBK 编码的 .txt 或 .csv 文件'
const notText = () => refused('认不出这是什么文件', '可以上传 PDF、OFD、Office 与 WPS 文档、图片和文本')

/** Controls that no text has; tab, line feed, form feed and carriage return are welcome. */
const controls = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/
const markup =
  /^[\s\ufeff]*<(!doctype|!--|\?xml|html|head|body|svg|script|iframe|meta|table|div|img|a|style|link|object|embed|math|x:)/i

/** @throws ContentRefused */
export const checkText = async (path: string): Promise<void> => {
  const readings = [new Reading('utf-8'), new Reading('gb18030')]
  for await (const chunk of createReadStream(path)) {
    for (const reading of readings) reading.take(chunk as Buffer)
    if (readings.every(({ isPossible }) => !isPossible)) throw notText()
  }
  for (const reading of readings) reading.end()
  const meant = readings.find(({ isPossible }) => isPossible)
  if (!meant) throw notText()
  if (markup.test(meant.start)) throw refused('这是网页或 XML 文件', asText)
}

const keptCharacters = 2_000

/** One way to read the bytes, for as long as it makes sense. */
class Reading {
  isPossible = true
  start = ''
  private readonly decoder: TextDecoder

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true })
  }

  take(chunk: Buffer): void {
    if (this.isPossible) this.read(() => this.decoder.decode(chunk, { stream: true }))
  }

  end(): void {
    if (this.isPossible) this.read(() => this.decoder.decode())
  }

  private read(decode: () => string): void {
    try {
      const text = decode()
      this.isPossible = !controls.test(text)
      if (this.start.length < keptCharacters) this.start += text.slice(0, keptCharacters)
    } catch {
      this.isPossible = false
    }
  }
}
