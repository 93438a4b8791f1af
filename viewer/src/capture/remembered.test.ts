// What a tab remembers over a reload, and what it forgets: a phone may be shared (THREATS T-P10).
import { beforeEach, expect, test, vi } from 'vitest';
import type { MyCase } from '../contract/patient';
import type { Refused as RefusedClass } from '../contract/refused';
import type * as Answers from './answers.svelte';
import type * as Entered from './entered';
import type * as Gallery from './gallery.svelte';
import type * as Mine from './mine.svelte';

const NEW = {
  id: 'case-1', type: 'emergency_screening', status: 'draft', practice: 'Practice', phone: '+15550100', red_flag: false, respondent: null, place: null,
  emergency: null, consent: null, complaint: null, history: null, reviewable: true, may_consent: false, images: [], wanted: [], still_wanted: [], rights: ['upload'],
} as unknown as MyCase;
let answer: () => MyCase = () => NEW;
vi.mock('../contract/patient', () => ({ act: async () => answer(), myCase: async () => answer(), knock: async () => answer(), unlock: async () => answer() }));

type Page = { Refused: typeof RefusedClass } & typeof Answers & typeof Mine & typeof Gallery & typeof Entered;
async function page(): Promise<Page> {
  vi.resetModules();
  const [refused, answers, mine, gallery, entered] = await Promise.all([
    import('../contract/refused'), import('./answers.svelte'), import('./mine.svelte'), import('./gallery.svelte'), import('./entered'),
  ]);
  return { ...refused, ...answers, ...mine, ...gallery, ...entered };
}

const typed = (): number => Object.keys(sessionStorage).filter((each) => each.endsWith(' answers')).length;

beforeEach(() => {
  sessionStorage.clear();
  answer = () => NEW;
});

test('what was typed is there again after a reload, and leads on where it stood', async () => {
  const before = await page();
  before.begin(NEW);
  Object.assign(before.answers, { relationship: 'parent', name: 'Ana Torres', words: 'A tooth hurts', side: 'left', conditions: ['heart'], flags: ['none'] });
  before.keepAnswers(NEW);
  const after = await page();
  after.begin(NEW);
  expect(after.answers).toMatchObject({ relationship: 'parent', name: 'Ana Torres', words: 'A tooth hurts', side: 'left', conditions: ['heart'], flags: ['none'], pain: '' });
  expect(after.told()).toEqual({ lens: false, who: true, complaint: true, pain: false });
});

test('another case never sees it, and what was typed for the first one is gone', async () => {
  const before = await page();
  before.answers.words = 'A tooth hurts';
  before.keepAnswers(NEW);
  const after = await page();
  after.begin({ ...NEW, id: 'case-2' });
  expect([after.answers.words, sessionStorage.length]).toEqual(['', 0]);
});

test('sent is forgotten, and so is what a session leaves behind when it ends', async () => {
  const here = await page();
  here.answers.words = 'A tooth hurts';
  here.keepAnswers(NEW);
  expect(typed()).toBe(1);
  here.keepAnswers({ ...NEW, status: 'submitted' });
  expect(typed()).toBe(0);

  for (const code of ['not-signed-in', 'gone'] as const) {
    const { Refused, answers, arrive, keepAnswers, mine, refresh } = await page();
    answers.words = 'A tooth hurts';
    keepAnswers(NEW);
    answer = () => {
      throw new Refused(code, code === 'gone' ? 410 : 401, { practice: 'Practice', phone: '+15550100' });
    };
    await refresh().catch(() => undefined);
    expect([typed(), mine.phase]).toEqual([0, code === 'gone' ? 'ended' : 'no-session']);
    keepAnswers(NEW);
    await arrive();
    expect(typed()).toBe(0);
  }
});

test('what the server knows fills what was not typed here, ticks of the emergency check too', async () => {
  const here = await page();
  const known = { ...NEW, respondent: { relationship: 'patient', name: 'Mia' }, emergency: { flags: ['swelling'], answered_at: '' } } as unknown as MyCase;
  here.answers.words = 'mine';
  here.begin(known);
  here.recall(known);
  expect(here.answers).toMatchObject({ relationship: 'patient', name: 'Mia', words: 'mine', flags: ['swelling'] });
  // Asked anew after a change: nobody ticks the old answer for a person.
  here.answers.flags = [];
  here.recall(known);
  expect(here.answers.flags).toEqual([]);
});

test('the lens is the one that was said on this device, else that of the newest photo', async () => {
  const sent = { ...NEW, images: [{ lens: 'rear' }, { lens: 'mirror' }] } as unknown as MyCase;
  const before = await page();
  before.recallLens(NEW);
  expect(before.gallery.lens).toBeUndefined();
  before.recallLens(sent);
  expect(before.gallery.lens).toBe('mirror');
  before.see(sent);
  before.chooseLens('selfie');
  const after = await page();
  after.recallLens(sent);
  expect(after.gallery.lens).toBe('selfie');
});

test.each([['locked', 423, 'locked'], ['gone', 410, 'ended']] as const)('a closed door (%s) names whom to call, also when it is loaded again', async (code, status, phase) => {
  const { Refused, arrive, mine } = await page();
  answer = () => {
    throw new Refused(code, status, { practice: 'Juniper Street Dental', phone: '+15550100100' });
  };
  history.replaceState(null, '', `/u/${'a'.repeat(43)}`);
  await arrive();
  expect([mine.phase, mine.house]).toEqual([phase, { practice: 'Juniper Street Dental', phone: '+15550100100' }]);
  const again = await page();
  answer = () => {
    throw new again.Refused('not-signed-in', 401);
  };
  await again.arrive();
  expect([again.mine.phase, again.mine.house?.phone]).toEqual(['no-session', '+15550100100']);
});
