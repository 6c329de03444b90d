/** The part of JSON Schema that our schemas are written in. A word beside these makes it throw, so that nothing is passed over. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
};

/** One line for each place where a value is not what a schema asks for. */
export function schemaFaults(schema: Schema, value: unknown, at = '$'): readonly string[] {
  const unknown = Object.keys(schema).filter((word) => !words.has(word));
  if (unknown.length > 0) throw new Error(`${at}: this reader knows no ${unknown.join(', ')}`);
  return [
    ...valueFaults(schema, value).map((fault) => `${at}: ${fault}`),
    ...(Array.isArray(value) ? itemFaults(schema, value, at) : []),
    ...(typeOf(value) === 'object' ? memberFaults(schema, Object(value), at) : []),
  ];
}

const words: ReadonlySet<string> = new Set([
  ...['$schema', 'title', 'description', 'type', 'const', 'enum', 'pattern', 'minLength'],
  ...['minItems', 'items', 'required', 'properties', 'additionalProperties'],
]);

function valueFaults(schema: Schema, value: unknown): readonly string[] {
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  const faults: string[] = [];
  if (types && !types.includes(typeOf(value))) faults.push(`is ${typeOf(value)}, not ${types}`);
  if ('const' in schema && value !== schema.const) faults.push(`is not ${schema.const}`);
  if (schema.enum && !schema.enum.includes(value)) faults.push(`is none of ${schema.enum}`);
  if (typeof value !== 'string') return faults;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    faults.push(`does not match ${schema.pattern}`);
  if (value.length < (schema.minLength ?? 0)) faults.push('is too short');
  return faults;
}

function itemFaults(schema: Schema, value: readonly unknown[], at: string): readonly string[] {
  const few = value.length < (schema.minItems ?? 0) ? [`${at}: has too few items`] : [];
  const { items } = schema;
  if (!items) return few;
  return [...few, ...value.flatMap((one, index) => schemaFaults(items, one, `${at}[${index}]`))];
}

function memberFaults(
  { required = [], properties = {}, additionalProperties }: Schema,
  value: Readonly<Record<string, unknown>>,
  at: string,
): readonly string[] {
  const missing = required.filter((key) => !(key in value)).map((key) => `${at}: has no ${key}`);
  const members = Object.entries(value).flatMap(([key, member]) => {
    const schema = properties[key];
    if (schema) return schemaFaults(schema, member, `${at}.${key}`);
    return additionalProperties === false ? [`${at}: has a ${key}`] : [];
  });
  return [...missing, ...members];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
