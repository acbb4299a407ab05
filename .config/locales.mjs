// Gathers the English texts of the app: `node .config/locales.mjs` writes them, with `--check` it only compares.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './install.mjs';

const file = path.join(root, 'src/locales/en-US/tocsin-oncall-app.json');
const sources = path.join(root, 'src');

/** Keys with their English text, from every `t('key', 'text', { … })` and `<Trans i18nKey="key">text</Trans>`. */
function textsOf(source) {
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      const [key, text, values] = node.arguments;
      if (key && text && ts.isStringLiteralLike(key) && ts.isStringLiteralLike(text)) {
        const counts = values !== undefined && ts.isObjectLiteralExpression(values) && hasCount(values);
        found.push({ key: key.text, text: text.text, counts });
      } else if (key)
        throw new Error(`${source.fileName}: t() takes a key and a text, both written out: ${key.getText()}`);
    }
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'Trans') {
      const key = node.openingElement.attributes.properties.find((one) => one.name?.getText() === 'i18nKey');
      if (key?.initializer && ts.isStringLiteral(key.initializer)) {
        found.push({ key: key.initializer.text, text: transText(node), counts: false });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const hasCount = (values) => values.properties.some((one) => one.name?.getText() === 'count');

/** As i18next writes children into one text: elements become numbered tags, values keep their names. */
function transText(element) {
  let text = '';
  let index = 0;
  for (const child of element.children) {
    if (ts.isJsxText(child)) {
      const line = child.text.replace(/\s*\n\s*/g, ' ');
      text += text === '' ? line.trimStart() : line;
      index += 1;
    } else if (ts.isJsxExpression(child)) {
      if (child.expression && ts.isStringLiteral(child.expression)) text += child.expression.text;
      else if (child.expression && ts.isObjectLiteralExpression(child.expression)) {
        text += `{{${child.expression.properties[0]?.name?.getText() ?? ''}}}`;
      }
      index += 1;
    } else if (ts.isJsxElement(child)) {
      text += `<${index}>${transText(child)}</${index}>`;
      index += 1;
    } else if (ts.isJsxSelfClosingElement(child)) {
      text += `<${index}></${index}>`;
      index += 1;
    }
  }
  return text.trimEnd();
}

function gather() {
  const texts = new Map();
  for (const name of readdirSync(sources, { recursive: true }).sort()) {
    if (!/\.tsx?$/.test(name) || /\.test\.tsx?$|^e2e\//.test(name)) continue;
    const code = readFileSync(path.join(sources, name), 'utf8');
    const source = ts.createSourceFile(
      name,
      code,
      ts.ScriptTarget.Latest,
      true,
      name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    for (const { key, text, counts } of textsOf(source)) {
      for (const one of counts ? [`${key}_one`, `${key}_other`] : [key]) {
        const known = texts.get(one);
        if (known !== undefined && known.text !== text) {
          throw new Error(`${key} has two texts: "${known.text}" in ${known.name}, "${text}" in ${name}`);
        }
        texts.set(one, { text, name });
      }
    }
  }
  return texts;
}

/** What a translator wrote for one of a thing is kept: the code only knows the text for many. */
function asTree(texts, before) {
  const tree = {};
  for (const [key, { text }] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parts = key.split('.');
    const last = parts.pop();
    const kept = key.endsWith('_one') ? parts.reduce((node, part) => node?.[part], before)?.[last] : undefined;
    let node = tree;
    for (const part of parts) {
      node[part] ??= {};
      node = node[part];
      if (typeof node === 'string') throw new Error(`${key}: a part of it is the key of a text already`);
    }
    if (typeof node[last] === 'object') throw new Error(`${key}: other keys begin with it`);
    node[last] = kept ?? text;
  }
  return tree;
}

const before = JSON.parse(readFileSync(file, 'utf8'));
const after = asTree(gather(), before);
if (process.argv.includes('--check')) {
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    console.error('The texts of the app and src/locales differ: run node .config/locales.mjs.');
    process.exitCode = 1;
  }
} else writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
