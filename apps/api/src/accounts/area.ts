/** What signing in and accounts are made of. */
import type { Area } from '../area.js'
import { Attempts } from '../sign-in/attempts.js'
import { OidcProvider } from '../sign-in/oidc-provider.js'
import { OidcController } from '../sign-in/oidc.controller.js'
import { OidcService } from '../sign-in/oidc.service.js'
import { SignInController } from '../sign-in/sign-in.controller.js'
import { SignInService } from '../sign-in/sign-in.service.js'
import { AccountLinksController } from './account-links.controller.js'
import { AccountLinksService } from './account-links.service.js'
import { AccountsController } from './accounts.controller.js'
import { AccountsService } from './accounts.service.js'
import { DevicesController } from './devices.controller.js'
import { LinkSender } from './link-sender.js'
import { OwnAccountController } from './own-account.controller.js'
import { OwnAccountService } from './own-account.service.js'
import { PasswordChoice } from './password-choice.js'
import { SecondFactorController } from './second-factor.controller.js'
import { SecondFactorService } from './second-factor.service.js'

export const accounts: Area = {
  controllers: [
    SignInController,
    OidcController,
    AccountLinksController,
    OwnAccountController,
    SecondFactorController,
    DevicesController,
    AccountsController,
  ],
  services: [
    SignInService,
    OidcProvider,
    OidcService,
    Attempts,
    PasswordChoice,
    LinkSender,
    AccountLinksService,
    OwnAccountService,
    SecondFactorService,
    AccountsService,
  ],
}
