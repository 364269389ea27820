/** The part of the one error list that is about temporary branches and their officers. */
import type { OfficerRefusalCode } from '#domain/branch/officer-rules.js'
import type { ErrorEntry } from './error-entry.js'

export const branchErrors = {
  officerNotMember: {
    status: 422,
    title: 'Not a member of the branch',
    message: '支部委员只能由在本社区报到的党员担任，请先办理报到。',
  },
  officerDates: {
    status: 422,
    title: 'Dates of the term',
    message: '任期须在本人报到之后、先起后止；接替须晚于前任到任，卸任日期不能晚于今天。',
  },
  officeHeld: {
    status: 409,
    title: 'Office is held',
    message: '该职务在这段时间已有人担任，请选择接替，或先为现任办理卸任。',
  },
  officerEnded: {
    status: 409,
    title: 'Term has ended',
    message: '该任职已经结束，请刷新后查看。',
  },
} satisfies Record<OfficerRefusalCode, ErrorEntry>
