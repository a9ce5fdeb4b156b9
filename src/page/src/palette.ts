// The event types in eight families; a family has one colour in each theme (css/base.css holds the same names for text).
export const FAMILIES = ['say', 'accord', 'demand', 'dispute', 'force', 'state', 'harm', 'other'] as const;
export type Family = (typeof FAMILIES)[number];

const OF_TYPE: Record<string, Family> = {
  SAY: 'say', AGREE: 'accord', CONSULT: 'accord', SUPPORT: 'accord', CONCEDE: 'accord', COOPERATE: 'accord', AID: 'accord', RETREAT: 'accord',
  REQUEST: 'demand', ACCUSE: 'dispute', REJECT: 'dispute', THREATEN: 'dispute', PROTEST: 'dispute', SANCTION: 'force', MOBILIZE: 'force', COERCE: 'force',
  ASSAULT: 'force', OFFICE: 'state', LEGISLATE: 'state', LEGAL: 'state', DISASTER: 'harm', HARM: 'harm', MOVE: 'other', ECONOMY: 'other',
};

export const familyOf = (type: string): Family => OF_TYPE[type] ?? 'other';
export const familyIndex = (type: string): number => FAMILIES.indexOf(familyOf(type));

export interface Paint { ink: string; soft: string; faint: string; line: string; ground: string; panel: string; accent: string; warn: string; family: string[] }

// Colours as the style sheet has them now; read again when the theme changes.
export function paint(): Paint {
  const style = getComputedStyle(document.documentElement);
  const get = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: get('--ink'), soft: get('--ink-soft'), faint: get('--ink-faint'), line: get('--line'), ground: get('--ground'), panel: get('--panel'), accent: get('--accent'), warn: get('--warn'),
    family: FAMILIES.map(f => get(`--f-${f}`)),
  };
}
