import { createZodDto } from 'nestjs-zod'
import {
  channelChange,
  channelId,
  channelParams,
  channelRemoval,
  channels,
  channelTest,
  deadLetterAnswer,
  deadLetterCommand,
  deadLetters,
  deliveries,
  deliveryFilter,
  deliveryQuery,
  newChannel,
  noticePreference,
  noticePreferenceChange,
  quietHours,
  quietHoursChange,
} from '#contracts/http/notices.js'
import { page } from '#contracts/http/shared.js'

export class ChannelsDto extends createZodDto(channels) {}
export class NewChannelDto extends createZodDto(newChannel) {}
export class ChannelIdDto extends createZodDto(channelId) {}
export class ChannelParamsDto extends createZodDto(channelParams) {}
export class ChannelChangeDto extends createZodDto(channelChange) {}
export class ChannelRemovalDto extends createZodDto(channelRemoval) {}
export class ChannelTestDto extends createZodDto(channelTest) {}
export class QuietHoursDto extends createZodDto(quietHours) {}
export class QuietHoursChangeDto extends createZodDto(quietHoursChange) {}
export class DeliveryQueryDto extends createZodDto(deliveryQuery) {}
export class DeliveryFilterDto extends createZodDto(deliveryFilter) {}
export class DeliveriesDto extends createZodDto(deliveries) {}
export class DeadLettersDto extends createZodDto(deadLetters) {}
export class DeadLetterQueryDto extends createZodDto(page) {}
export class DeadLetterCommandDto extends createZodDto(deadLetterCommand) {}
export class DeadLetterAnswerDto extends createZodDto(deadLetterAnswer) {}
export class NoticePreferenceDto extends createZodDto(noticePreference) {}
export class NoticePreferenceChangeDto extends createZodDto(noticePreferenceChange) {}
