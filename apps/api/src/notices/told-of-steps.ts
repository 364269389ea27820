/** Who was told of each step, in a sentence: “已通知 张三：站内、邮件”. */
import { wayLabels } from '#contracts/http/notices.js'
import type { Receipt } from '#persistence/notices/receipts.js'

const remarks: Record<Receipt['state'], string> = {
  sent: '',
  waiting: '（待发）',
  dead: '（未送达）',
  dropped: '（未送达）',
  skipped: '（未发）',
}

/** By step. */
export const toldOfSteps = (receipts: Receipt[]): Map<number, string> => {
  const ways = new Map<number, Map<string, string[]>>()
  for (const { stepNo, name, way, state } of receipts) {
    const ofStep = ways.get(stepNo) ?? new Map<string, string[]>()
    ways.set(stepNo, ofStep.set(name, [...(ofStep.get(name) ?? []), wayLabels[way] + remarks[state]]))
  }
  return new Map([...ways].map(([stepNo, ofStep]) => [stepNo, sentenceOf(ofStep)]))
}

const sentenceOf = (ways: Map<string, string[]>): string =>
  `已通知 ${[...ways].map(([name, told]) => `${name}：${told.join('、')}`).join('；')}`
