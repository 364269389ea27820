/** Everything of the API that is about comments on processes. */
import type { Area } from '../area.js'
import { CommentChecks } from './comment-checks.js'
import { CommentsController } from './comments.controller.js'
import { CommentsService } from './comments.service.js'

export const comments: Area = {
  controllers: [CommentsController],
  services: [CommentsService, CommentChecks],
}
