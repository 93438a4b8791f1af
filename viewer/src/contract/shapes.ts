// Short names for the shapes of the contract, as `types.ts` has them from the API's OpenAPI document.
import type { components } from './types';

type Shapes = components['schemas'];

export type Code = Shapes['Code'];
export type CodeOffer = Shapes['CodeOffer'];
export type CaseForOffice = Shapes['CaseForOffice'];
export type CaseForReview = Shapes['CaseForReview'];
export type CaseType = Shapes['CaseType'];
export type FailedJob = Shapes['FailedJob'];
export type FullPicture = Shapes['FullPicture'];
export type Gap = Shapes['Gap'];
export type HistoryLine = Shapes['HistoryLine'];
export type Me = Shapes['Me'];
export type MyAdvice = Shapes['MyAdvice'];
export type MyCase = Shapes['MyCase'];
export type OfficeRow = Shapes['OfficeRow'];
export type OpenCase = Shapes['NewCase'];
export type Phrase = Shapes['Phrase'];
export type PracticeCode = Shapes['PracticeCode'];
export type Prior = Shapes['Prior'];
export type Priors = Shapes['Priors'];
export type ReadImage = Shapes['ReadImage'];
export type Reach = Shapes['Reach'];
export type Review = Shapes['Review'];
export type ReferralLine = Shapes['ReferralLine'];
export type Role = Shapes['Role'];
export type SeenMark = Shapes['SeenMark'];
export type SentImage = Shapes['SentImage'];
export type Status = Shapes['Status'];
export type View = Shapes['View'];
export type WorklistRow = Shapes['WorklistRow'];
export type Counted = Shapes['Counted'];
export type Worklist = Shapes['Worklist'];
export type OpinionLine = Shapes['OpinionLine'];

export type Act = Shapes['PersonAct'];
export type OfficeAct = Extract<Act, { act: 'invite' | 'note_referral' | 'renew_referral' | 'end_referral_link' | 'give_originals' | 'resolve_hold' | 'record_conversation' | 'nobody_answered' | 'note_call' | 'note_returned' | 'close' | 'reopen' | 'withdraw' }>;

export type Sex = NonNullable<Shapes['NewPatient']['sex']>;
export type LanguageCode = OpenCase['language'];

export type Advice = Shapes['Advice'];
export type Addendum = Shapes['Addendum'];
export type Draft = Shapes['Draft'];
export type Finding = Shapes['Finding'];
export type Sealed = Shapes['Sealed'];
export type Prescription = Review['prescriptions'][number];
export type ReviewerAct = Extract<Act, { act: 'take' | 'hand_back' | 'send_back' | 'look' | 'confirm_side' | 'decide_alert' | 'sign' | 'addend' | 'ask_opinion' | 'refer' | 'withdraw_question' | 'give_opinion' | 'open_opinion' | 'record_conversation' | 'nobody_answered' | 'close' }>;

export type AdviceToTell = Shapes['AdviceToTell'];
export type Channel = Contact['channel'];
export type Contact = Shapes['Contact'];
export type Message = Shapes['Message'];
export type Need = OfficeRow['needs'][number];
export type OfficeImage = Shapes['OfficeImage'];
export type OfficePage = Shapes['OfficePage'];

export type Safeguarding = Shapes['Safeguarding'];
export type SafeguardingEntry = Safeguarding['entries'][number]['entry'];

export type Layout = Shapes['Mount']['layout'];
export type KeptHanging = Shapes['KeptHanging'];
export type MyHanging = KeptHanging['hanging'];
