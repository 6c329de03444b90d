export type FilterToken = {
  readonly type: 'word' | 'operator' | '(' | ')' | '!';
  readonly text: string;
  /** A quoted `or` is a word to look for. */
  readonly isQuoted?: boolean;
};

const deepest = 1000;

/** The words, operators and parentheses of a filter. */
export function filterTokens(
  text: string,
): { readonly tokens: readonly FilterToken[] } | { readonly error: string } {
  const pattern = /\s+|"([^"]*)"|'([^']*)'|(!=|>=|<=|[=<>~])|([()!])|([^\s"'=<>~()!]+)|(.)/gsu;
  const tokens: FilterToken[] = [];
  for (const [whole, double, single, operator, mark, word, stray] of text.matchAll(pattern)) {
    if (stray !== undefined) return { error: `a quote is not closed in the filter` };
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ type: 'word', text: quoted, isQuoted: true });
    else if (operator !== undefined) tokens.push({ type: 'operator', text: operator });
    else if (mark !== undefined) tokens.push({ type: mark as '(' | ')' | '!', text: whole });
    else if (word !== undefined) tokens.push({ type: 'word', text: word });
  }
  return tokens.length > deepest ? { error: `a filter of more than ${deepest} words` } : { tokens };
}
