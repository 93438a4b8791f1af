// The states by the names that people call them (schemas/state.py has the same postal abbreviations; a test compares).
import type { Language } from './words';

const ENGLISH =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';
/** Only those with another name in Spanish. */
const SPANISH =
  'DC Distrito de Columbia,HI Hawái,LA Luisiana,MI Míchigan,MS Misisipi,MO Misuri,NH Nuevo Hampshire,NJ Nueva Jersey,NM Nuevo México,NY Nueva York,NC Carolina del Norte,ND Dakota del Norte,OR Oregón,PA Pensilvania,SC Carolina del Sur,SD Dakota del Sur,WV Virginia Occidental';

const read = (list: string): Map<string, string> => new Map(list.split(',').map((each) => [each.slice(0, 2), each.slice(3)]));

export function statesIn(language: Language): { value: string; label: string }[] {
  const own = language === 'es' ? read(SPANISH) : new Map<string, string>();
  return [...read(ENGLISH)]
    .map(([value, label]) => ({ value, label: own.get(value) ?? label }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
