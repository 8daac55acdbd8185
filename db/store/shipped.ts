import catalogueFile from '../../resources/catalogue/gbt47678-5-2026.json' with { type: 'json' };
import calendarFile from '../../resources/calendar/china.json' with { type: 'json' };
import type { Shipped } from '../../shared/city/city.ts';
import { chinaCalendar } from '../../shared/deadline/chinaCalendar.ts';
import { categoryId, parseCatalogue } from '../../shared/handbook/catalogue.ts';

/** What the product brings: the names of the national catalogue, and the calendar of China. */
export const SHIPPED: Shipped = {
  categories: new Map(parseCatalogue(catalogueFile).map((category) => [categoryId(category), category.name])),
  calendar: chinaCalendar(calendarFile),
};
