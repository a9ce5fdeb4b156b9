// The records of nienbieu/timeline@1, as semantics.md §6 fixes them. Everything may be missing that the contract lets be null.
export interface Span { text: string; start: number; end: number }

export type EntityType = 'person' | 'organization' | 'place';

export interface Argument {
  entity: string | null; name: string | null; type: EntityType; role?: string | null; mention: Span | null; via?: string | null;
  country?: string; description?: string; lat?: number; lon?: number; inherited?: boolean;
}

// "một quan chức Mỹ": its description tells it, and no two of them need be one person.
export const isUnnamed = (a: {entity: string | null}): boolean => !!a.entity?.startsWith('x:unnamed');

export interface Attribution { entity: string | null; name: string | null; cue: string | null; mention: Span | null }

export interface Time {
  edtf: string | null; earliest: string | null; latest: string | null; grain: string; basis: string; why: string | null; expression: Span | null;
}

export interface Statement { mode: string | null; content: Span | null; quotes: Span[]; addressees: Argument[]; venue: Span | null }

export interface Quantity { what: string; value: number; bound: string; unit?: string | null; text?: string; start?: number; end?: number }

export interface Facts {
  kind: 'statement' | 'action'; type: string; mode: string | null; realis: string; trigger: Span | null; time: Time | null;
  actors: Argument[]; targets: Argument[]; places: Argument[]; statement: Statement | null; attribution: Attribution[];
  within: string | null; quantities: Quantity[]; confidence: number;
}

export interface Report extends Facts {
  event: string; document: string; published: string | null; sentence: Span | null; section: string | null;
}

export interface ConflictValue { value: unknown; reports: string[] }
export interface Conflict { field: string; values: ConflictValue[] }
export interface Series { what: string; values: ConflictValue[] }

export interface TimelineEvent extends Facts {
  id: string; aliases?: string[]; representative?: string; reports: Report[]; independent_sources: number; conflicts: Conflict[]; series?: Series[];
}

export interface DocumentRecord {
  id: string; title: string | null; url: string | null; outlet: string | null; published: string | null; published_basis?: string; published_why?: string | null; family?: string;
}

export interface EntityRecord { name: string; type: EntityType; lat?: number; lon?: number; [more: string]: unknown }

export interface Timeline {
  schema: 'nienbieu/timeline@1'; entities: Record<string, EntityRecord>; documents: DocumentRecord[]; events: TimelineEvent[]; undated: TimelineEvent[];
}
