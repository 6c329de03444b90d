import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from './project-root.js';

/** Every character that is not ASCII in a text that a room of src/ writes, and a file that does. Not in comments or patterns. */
export function writtenCharacters(room: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const directory = join(projectRoot, 'src', room);
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((one) => one.endsWith('.ts'))) {
    const source = readFileSync(join(directory, path), 'utf8');
    for (const text of textsOf(ts.createSourceFile(path, source, ts.ScriptTarget.ESNext))) {
      for (const character of text.replace(/[\0-\x7f]/g, '')) found.set(character, path);
    }
  }
  return found;
}

function textsOf(node: ts.Node): readonly string[] {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
  const isPart = ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  const own = isText || isPart ? [node.text] : [];
  const below: string[] = [];
  node.forEachChild((child) => {
    below.push(...textsOf(child));
  });
  return [...own, ...below];
}
