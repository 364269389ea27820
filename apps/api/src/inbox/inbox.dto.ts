import { createZodDto } from 'nestjs-zod'
import {
  inbox,
  inboxQuery,
  messageQuery,
  messages,
  readMessages,
  unreadMessages,
} from '#contracts/http/session.js'

export class InboxQueryDto extends createZodDto(inboxQuery) {}
export class InboxDto extends createZodDto(inbox) {}
export class MessageQueryDto extends createZodDto(messageQuery) {}
export class MessagesDto extends createZodDto(messages) {}
export class ReadMessagesDto extends createZodDto(readMessages) {}
export class UnreadMessagesDto extends createZodDto(unreadMessages) {}
