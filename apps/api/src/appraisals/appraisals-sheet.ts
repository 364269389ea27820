/** Appraisal of a service as a workbook: the sums, how each question was answered, every voice, who did well. */
import type { z } from 'zod'
import type { appraisalOverview } from '#contracts/http/appraisals.js'
import { sheetCells, workbook, type Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { localMoment } from '../lifecycle/dates.js'

type Overview = z.input<typeof appraisalOverview>
type Row = (string | number | undefined)[]

const moment = (at: string): string => localMoment(Date.parse(at))
const sheet = (name: string, widths: number[], rows: Row[], headings = 1): Sheet => ({
  sheet: name,
  widths,
  data: sheetCells(rows, headings),
})

const sums = (of: Overview): Sheet => {
  const { service, figures, withoutOutliers, undecidedOutliers, notedOutliers, sources } = of
  return sheet(
    '汇总',
    [22, 60],
    [
      ['服务', service.title],
      ['编号', service.number],
      ['社区', service.community.name],
      ['时间', moment(service.startsAt)],
      ['平均', figures.mean ?? undefined],
      ['份数', figures.count],
      ['不含异常的平均', withoutOutliers.mean ?? undefined],
      ['待认定的异常', undecidedOutliers],
      ['存疑', notedOutliers],
      ...sources.map(({ label, count }): Row => [label, count]),
      ...of.replies.map(({ byName, text }): Row => [`答复（${byName}）`, text]),
    ],
    0,
  )
}

const distributions = ({ results }: Overview): Sheet =>
  sheet(
    '各题',
    [12, 40, 14, 10],
    [
      ['题目版本', '题目', '等级', '份数'],
      ...results.flatMap(({ form, questions }) =>
        questions.flatMap(({ text, counts }) =>
          counts.map(({ label, count }): Row => [
            `${form.unit?.name ?? '通用'} ${form.version}`,
            text,
            label,
            count,
          ]),
        ),
      ),
    ],
  )

/** In an order of their own: a row tells nothing about which slip it came by. */
const voices = (of: Overview): Sheet =>
  sheet(
    '逐份',
    [10, 14, 46, 18, 26, 40],
    [
      ['评分', '来源', '说的话', '代录人', '异常', '认定'],
      ...of.voices.items
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .map(({ score, sourceName, comment, enteredBy, outlier, judgement, withdrawn }): Row => [
          ...[score, sourceName, comment, enteredBy, outlier.join('、')],
          withdrawn ? `已撤回：${withdrawn.reason}` : judgement && `${judgement.label}：${judgement.reason}`,
        ]),
    ],
  )

const doneWell = (of: Overview): Sheet =>
  sheet(
    '表现良好',
    [24, 46, 14, 18, 40],
    [
      ['谁', '理由', '认定人', '时间', '撤回'],
      ...of.doneWell.map(({ person, unit, reason, byName, at, withdrawn, isVoid }): Row => [
        ...[person?.name ?? unit?.name, reason, byName, moment(at)],
        withdrawn ? withdrawn.reason : isVoid ? '考勤已撤回，不计分' : '',
      ]),
    ],
  )

export const appraisalsSheet = (overview: Overview): Promise<Buffer> =>
  workbook([sums(overview), distributions(overview), voices(overview), doneWell(overview)])
