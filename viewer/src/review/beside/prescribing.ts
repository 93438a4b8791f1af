// A note of a prescription as it is being written.
import type { CaseForReview, Prescription } from '../../contract/shapes';
import { uuid7 } from '../../contract/uuid7';

export const SCHEDULES = ['none', 'II', 'III', 'IV', 'V'] as const;
export const METHODS = ['e_prescribing', 'telephone', 'fax', 'paper'] as const;
export const STATUSES = ['documented', 'reported_sent', 'cancelled', 'failed'] as const;
export const MOST_PRESCRIPTIONS = 10;
const ADULT_YEARS = 18;

/** Nothing is chosen for the dentist. */
export function newPrescription(): Prescription {
  const texts = { drug: '', strength: '', form: '', directions: '', quantity: '', indication: '', despite_allergy: '', npi: '', pharmacy: '', external_system: '', external_id: '' };
  return { id: uuid7(), ...texts, refills: 0, start: null, schedule: null, weight_kg: null, method: null, sent_at: null, status: 'documented' };
}

/** A weight as it is written, with a point or a comma; null for what is none. */
export function weightOf(text: string): number | null {
  const weight = Number(text.trim().replace(',', '.'));
  return weight >= 0.3 && weight <= 500 ? weight : null;
}

/** Refills as they are written, 0 for what is no number of them. */
export function refillsOf(text: string): number {
  return /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
}

/** A dose goes by weight. */
export const isMinor = (read: Pick<CaseForReview, 'patient'>): boolean => read.patient.age < ADULT_YEARS;

/** Every allergy that is known, as told now and as accepted before; each once. */
export function allergiesOf(read: Pick<CaseForReview, 'history' | 'alerts'>): string {
  const told = [read.history?.allergies ?? '', ...read.alerts.accepted.filter((each) => each.kind === 'allergy').map((each) => each.words)];
  return [...new Set(told.map((each) => each.trim()).filter((each) => each !== ''))].join('; ');
}
