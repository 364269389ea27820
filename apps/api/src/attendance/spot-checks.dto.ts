import { createZodDto } from 'nestjs-zod'
import {
  decidePhotoMatch,
  drawSpotCheck,
  matchedPhotoParams,
  photoMatchDecided,
  photoMatchList,
  photoMatchParams,
  recordSpotCheck,
  spotCheckDetail,
  spotCheckDrawn,
  spotCheckList,
  spotCheckParams,
  spotCheckRecorded,
} from '#contracts/http/spot-checks.js'
import { page } from '#contracts/http/shared.js'

export class SpotChecksQueryDto extends createZodDto(page) {}
export class PhotoMatchesQueryDto extends createZodDto(page) {}
export class DrawSpotCheckDto extends createZodDto(drawSpotCheck) {}
export class RecordSpotCheckDto extends createZodDto(recordSpotCheck) {}
export class SpotCheckParamsDto extends createZodDto(spotCheckParams) {}
export class SpotCheckDrawnDto extends createZodDto(spotCheckDrawn) {}
export class SpotCheckRecordedDto extends createZodDto(spotCheckRecorded) {}
export class SpotCheckListDto extends createZodDto(spotCheckList) {}
export class SpotCheckDetailDto extends createZodDto(spotCheckDetail) {}
export class PhotoMatchListDto extends createZodDto(photoMatchList) {}
export class PhotoMatchParamsDto extends createZodDto(photoMatchParams) {}
export class MatchedPhotoParamsDto extends createZodDto(matchedPhotoParams) {}
export class DecidePhotoMatchDto extends createZodDto(decidePhotoMatch) {}
export class PhotoMatchDecidedDto extends createZodDto(photoMatchDecided) {}
