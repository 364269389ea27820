/** Reads what a .docx says, without the library that writes it. */
import { inflateRawSync } from 'node:zlib'

const centralRecord = 'PK\u0001\u0002'

/** The text of its main part, found by the directory of its zip; `|` between runs of text, nothing when it is no .docx. */
export const wordsOfDocx = (docx: Buffer): string => {
  for (let at = docx.indexOf(centralRecord); at >= 0; at = docx.indexOf(centralRecord, at + 4)) {
    const name = docx.subarray(at + 46, at + 46 + docx.readUInt16LE(at + 28)).toString()
    if (name !== 'word/document.xml') continue
    const local = docx.readUInt32LE(at + 42)
    const from = local + 30 + docx.readUInt16LE(local + 26) + docx.readUInt16LE(local + 28)
    const xml = inflateRawSync(docx.subarray(from, from + docx.readUInt32LE(at + 20))).toString()
    return xml.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')
  }
  return ''
}
