import { createZodDto } from 'nestjs-zod'
import {
  endPostClaim,
  offerAnswer,
  offerOrder,
  offerParams,
  postClaimList,
  postClaimParams,
  postClaimQuery,
  postList,
  postExportQuery,
  postQuery,
  startPostClaim,
  startPublication,
} from '#contracts/http/offers.js'

export class StartPublicationDto extends createZodDto(startPublication) {}
export class StartPostClaimDto extends createZodDto(startPostClaim) {}
export class PostQueryDto extends createZodDto(postQuery) {}
export class PostListDto extends createZodDto(postList) {}
export class OfferParamsDto extends createZodDto(offerParams) {}
export class OfferOrderDto extends createZodDto(offerOrder) {}
export class OfferAnswerDto extends createZodDto(offerAnswer) {}
export class PostClaimQueryDto extends createZodDto(postClaimQuery) {}
export class PostClaimListDto extends createZodDto(postClaimList) {}
export class PostClaimParamsDto extends createZodDto(postClaimParams) {}
export class EndPostClaimDto extends createZodDto(endPostClaim) {}
export class PostExportQueryDto extends createZodDto(postExportQuery) {}
