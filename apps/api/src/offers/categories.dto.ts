import { createZodDto } from 'nestjs-zod'
import {
  addCategory,
  categories,
  categoryAnswer,
  categoryKind,
  categoryOrder,
  categoryParams,
  categoryQuery,
} from '#contracts/http/categories.js'

export class CategoryQueryDto extends createZodDto(categoryQuery) {}
export class CategoriesDto extends createZodDto(categories) {}
export class CategoryKindDto extends createZodDto(categoryKind) {}
export class CategoryParamsDto extends createZodDto(categoryParams) {}
export class AddCategoryDto extends createZodDto(addCategory) {}
export class CategoryOrderDto extends createZodDto(categoryOrder) {}
export class CategoryAnswerDto extends createZodDto(categoryAnswer) {}
