import type { Fault } from '#domain/district/problem.js'

export type Encoding = 'utf-8' | 'gbk'
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly fault: Fault }

const saveAsUtf8 = '在表格软件里“另存为”，类型选“CSV UTF-8（逗号分隔）”，再放回数据目录'

const refused = (message: string): Decoded => ({ ok: false, fault: { message, howToMend: saveAsUtf8 } })

/** Bytes to text: UTF-8 with or without a byte order mark; whatever else spreadsheets save is named and refused. */
export function decodeFile(bytes: Buffer): Decoded {
  const decoded = decodeText(bytes)
  return decoded.ok && decoded.encoding === 'gbk' ? refused('文件是 GBK（ANSI）编码，不是 UTF-8') : decoded
}

/** The same, and GBK as Excel saves “CSV（逗号分隔）” on a Chinese Windows. */
export function decodeText(bytes: Buffer): Decoded {
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('\xd0\xcf\x11\xe0')) {
    return refused('这是 Excel 工作簿改了扩展名，不是 CSV 文件')
  }
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) {
    return refused('文件是 UTF-16 编码（“Unicode 文本”），不是 UTF-8')
  }
  const text = decodedAs('utf-8', bytes)
  if (text !== undefined) return { ok: true, text, encoding: 'utf-8' }
  const gbk = decodedAs('gb18030', bytes)
  if (gbk !== undefined && isChinese(gbk)) return { ok: true, text: gbk, encoding: 'gbk' }
  return refused('文件不是有效的 UTF-8 文本，可能已经损坏')
}

/** Bytes of another encoding decode as GBK too, but to signs that nobody writes. */
const isChinese = (text: string): boolean =>
  /\p{Script=Han}/u.test(text) && !/[\p{Co}\p{Cn}\u0000-\u0008\u000e-\u001f]/u.test(text)

function decodedAs(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
