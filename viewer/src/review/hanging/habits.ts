// What is remembered for a dentist: the layout for a kind of case, which is its type and the views of its pictures, and orders of places.
import type { CaseType, Layout, MyHanging, ReadImage } from '../../contract/shapes';
import type { Mounted } from './layouts';

/** As many as the house keeps (schemas/care/hanging.py); the oldest is let go. */
export const MOST_HABITS = 100;

type View = ReadImage['view'];
type Habit = MyHanging['habits'][number];

const viewsOf = (images: readonly Pick<ReadImage, 'view'>[]): View[] => [...new Set(images.map((image) => image.view))].sort();
const isSame = (habit: Habit, type: CaseType, views: readonly View[]): boolean => habit.type === type && [...habit.views].sort().join() === views.join();

export function habitOf(mine: MyHanging, type: CaseType, images: readonly Pick<ReadImage, 'view'>[]): Layout | undefined {
  const views = viewsOf(images);
  return mine.habits.find((habit) => isSame(habit, type, views))?.layout;
}

export function withHabit(mine: MyHanging, type: CaseType, images: readonly Pick<ReadImage, 'view'>[], layout: Layout): MyHanging {
  const views = viewsOf(images);
  const others = mine.habits.filter((habit) => !isSame(habit, type, views));
  return { ...mine, habits: [...others, { type, views, layout }].slice(-MOST_HABITS) };
}

export function withOrder(mine: MyHanging, layout: Mounted, order: readonly string[] | undefined): MyHanging {
  const others = Object.entries(mine.orders).filter(([each]) => each !== layout);
  return { ...mine, orders: Object.fromEntries(order === undefined ? others : [...others, [layout, [...order]]]) };
}
