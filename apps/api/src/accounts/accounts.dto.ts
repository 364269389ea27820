import { createZodDto } from 'nestjs-zod'
import {
  accountCommand,
  accountCommandAnswer,
  accountEmail,
  accountLink,
  accountLinkToken,
  accountParams,
  accountQuery,
  accounts,
  activated,
  deviceId,
  devices,
  enrolled,
  enrolment,
  enrolmentRequest,
  invitationResults,
  invitations,
  ownAccount,
  passwordChange,
  passwordConfirmation,
  recoveryCodes,
  resetRequest,
  signedOutDevices,
  usedAccountLink,
} from '#contracts/http/accounts.js'

export class AccountLinkTokenDto extends createZodDto(accountLinkToken) {}
export class AccountLinkDto extends createZodDto(accountLink) {}
export class UsedAccountLinkDto extends createZodDto(usedAccountLink) {}
export class ActivatedDto extends createZodDto(activated) {}
export class ResetRequestDto extends createZodDto(resetRequest) {}
export class OwnAccountDto extends createZodDto(ownAccount) {}
export class PasswordChangeDto extends createZodDto(passwordChange) {}
export class PasswordConfirmationDto extends createZodDto(passwordConfirmation) {}
export class EnrolmentRequestDto extends createZodDto(enrolmentRequest) {}
export class EnrolmentDto extends createZodDto(enrolment) {}
export class EnrolledDto extends createZodDto(enrolled) {}
export class RecoveryCodesDto extends createZodDto(recoveryCodes) {}
export class DevicesDto extends createZodDto(devices) {}
export class DeviceIdDto extends createZodDto(deviceId) {}
export class SignedOutDevicesDto extends createZodDto(signedOutDevices) {}
export class AccountQueryDto extends createZodDto(accountQuery) {}
export class AccountsDto extends createZodDto(accounts) {}
export class InvitationsDto extends createZodDto(invitations) {}
export class InvitationResultsDto extends createZodDto(invitationResults) {}
export class AccountParamsDto extends createZodDto(accountParams) {}
export class AccountCommandDto extends createZodDto(accountCommand) {}
export class AccountCommandAnswerDto extends createZodDto(accountCommandAnswer) {}
export class AccountEmailDto extends createZodDto(accountEmail) {}
