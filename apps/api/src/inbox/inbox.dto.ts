import { createZodDto } from 'nestjs-zod'
import {
  draftSaved,
  filterParams,
  inbox,
  inboxCounts,
  inboxExportQuery,
  inboxQuery,
  newDraft,
  newFilter,
  opinionDrafts,
  phrase,
  phrases,
  readCopies,
  savedFilters,
} from '#contracts/http/inbox.js'
import { messageQuery, messages, readMessages, unreadMessages } from '#contracts/http/session.js'

export class InboxQueryDto extends createZodDto(inboxQuery) {}
export class InboxExportQueryDto extends createZodDto(inboxExportQuery) {}
export class InboxDto extends createZodDto(inbox) {}
export class InboxCountsDto extends createZodDto(inboxCounts) {}
export class ReadCopiesDto extends createZodDto(readCopies) {}
export class SavedFiltersDto extends createZodDto(savedFilters) {}
export class NewFilterDto extends createZodDto(newFilter) {}
export class FilterParamsDto extends createZodDto(filterParams) {}
export class PhrasesDto extends createZodDto(phrases) {}
export class PhraseDto extends createZodDto(phrase) {}
export class OpinionDraftsDto extends createZodDto(opinionDrafts) {}
export class NewDraftDto extends createZodDto(newDraft) {}
export class DraftSavedDto extends createZodDto(draftSaved) {}
export class MessageQueryDto extends createZodDto(messageQuery) {}
export class MessagesDto extends createZodDto(messages) {}
export class ReadMessagesDto extends createZodDto(readMessages) {}
export class UnreadMessagesDto extends createZodDto(unreadMessages) {}
