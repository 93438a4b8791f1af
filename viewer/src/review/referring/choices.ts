// What a referral is chosen from; the contract checks that there is nothing else in it.
import type { Act } from '../../contract/shapes';

type Refer = Extract<Act, { act: 'refer' }>;
export type Specialty = Refer['specialty'];
export type Urgency = Refer['urgency'];

export const SPECIALTIES = [
  'oral_surgery', 'endodontics', 'periodontics', 'orthodontics', 'pediatric_dentistry', 'prosthodontics', 'oral_medicine', 'orofacial_pain', 'oral_radiology',
  'oral_pathology', 'physician', 'other',
] as const satisfies readonly Specialty[];

export const URGENCIES = ['urgent', 'soon', 'routine'] as const satisfies readonly Urgency[];
