/** The part of JSON Schema that our schemas are written in. A word beside these makes it throw, so that nothing is passed over. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  /** `false`: the key may not be there. */
  readonly properties?: Readonly<Record<string, Schema | false>>;
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
  /** Within the document: `#/$defs/pid`. */
  readonly $ref?: string;
};

/** One line for each place where a value is not what a schema asks for. */
export function schemaFaults(
  schema: Schema,
  value: unknown,
  at = '$',
  root = schema,
): readonly string[] {
  const unknown = Object.keys(schema).filter((word) => !words.has(word));
  if (unknown.length > 0) throw new Error(`${at}: this reader knows no ${unknown.join(', ')}`);
  if (schema.$ref !== undefined) return schemaFaults(referred(root, schema.$ref), value, at, root);
  return [
    ...valueFaults(schema, value).map((fault) => `${at}: ${fault}`),
    ...(Array.isArray(value) ? itemFaults(schema, value, at, root) : []),
    ...(typeOf(value) === 'object' ? memberFaults(schema, Object(value), at, root) : []),
    ...(schema.oneOf ? choiceFaults(schema.oneOf, value, at, root) : []),
  ];
}

const words: ReadonlySet<string> = new Set([
  ...['$schema', 'title', 'description', 'type', 'const', 'enum', 'pattern', 'minLength'],
  ...['minItems', 'minimum', 'maximum', 'items', 'required', 'properties'],
  ...['additionalProperties', 'oneOf', '$defs', '$ref'],
]);

function valueFaults(schema: Schema, value: unknown): readonly string[] {
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  const faults: string[] = [];
  if (types && !types.some((type) => isOfType(type, value)))
    faults.push(`is ${typeOf(value)}, not ${types}`);
  if ('const' in schema && value !== schema.const) faults.push(`is not ${schema.const}`);
  if (schema.enum && !schema.enum.includes(value)) faults.push(`is none of ${schema.enum}`);
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? value)) faults.push('is too small');
    if (value > (schema.maximum ?? value)) faults.push('is too large');
  }
  if (typeof value !== 'string') return faults;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    faults.push(`does not match ${schema.pattern}`);
  if (value.length < (schema.minLength ?? 0)) faults.push('is too short');
  return faults;
}

function itemFaults(
  schema: Schema,
  value: readonly unknown[],
  at: string,
  root: Schema,
): readonly string[] {
  const few = value.length < (schema.minItems ?? 0) ? [`${at}: has too few items`] : [];
  const { items } = schema;
  if (!items) return few;
  return [
    ...few,
    ...value.flatMap((one, index) => schemaFaults(items, one, `${at}[${index}]`, root)),
  ];
}

function memberFaults(
  { required = [], properties = {}, additionalProperties = true }: Schema,
  value: Readonly<Record<string, unknown>>,
  at: string,
  root: Schema,
): readonly string[] {
  const missing = required.filter((key) => !(key in value)).map((key) => `${at}: has no ${key}`);
  const members = Object.entries(value).flatMap(([key, member]) => {
    const schema = properties[key] ?? additionalProperties;
    if (schema === false) return [`${at}: has a ${key}`];
    return schema === true ? [] : schemaFaults(schema, member, `${at}.${key}`, root);
  });
  return [...missing, ...members];
}

/** Of the choice that comes nearest. */
function choiceFaults(
  choices: readonly Schema[],
  value: unknown,
  at: string,
  root: Schema,
): readonly string[] {
  const faults = choices.map((choice) => schemaFaults(choice, value, at, root));
  const fitting = faults.filter((list) => list.length === 0).length;
  if (fitting > 1) return [`${at}: fits ${fitting} of the choices`];
  return fitting === 1 ? [] : (faults.toSorted((a, b) => a.length - b.length)[0] ?? []);
}

function referred(root: Schema, reference: string): Schema {
  let place: unknown = root;
  for (const key of reference.split('/').slice(1)) {
    place = (place as Record<string, unknown>)[key];
  }
  if (place === undefined) throw new Error(`${reference} is not there`);
  return place as Schema;
}

function isOfType(type: string, value: unknown): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
