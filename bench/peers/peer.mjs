// Runs one article extractor of npm over pages: node peer.mjs NAME LIST
//
// NAME is readability, defuddle, article-extractor or unfluff; LIST names a page a line (HTML, gzip
// or not). Writes for each page a line of JSON to stdout: path, bytes, text, title, byline,
// published, seconds. Seconds are the processor's, from the bytes in memory to the text, the DOM a
// library needs and the collecting of garbage included. A library that throws gives a line with an empty text and its error.
// install.sh copies this file beside the packages, so that they are found.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const kAddress = 'https://example.org/news/page.html';

const kBlocks = new Set(('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION CENTER DD DETAILS DIV DL DT ' +
  'FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION ' +
  'SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL').split(' '));

// The text of HTML that a library returned, a line break around each block.
function textOf(node) {
  const out = [];
  const walk = (element) => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) out.push(child.nodeValue);
      if (child.nodeType !== 1) continue;
      const block = kBlocks.has(child.nodeName.toUpperCase());
      if (block) out.push('\n');
      walk(child);
      if (block) out.push('\n');
    }
  };
  walk(node);
  return out.join('');
}

async function peer(name) {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const quiet = { url: kAddress, virtualConsole: new VirtualConsole() };
  const decode = (bytes) => {
    const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'));
    try {
      return new TextDecoder(declared ? declared[1] : 'utf-8').decode(bytes);
    } catch {
      return new TextDecoder('utf-8').decode(bytes);
    }
  };
  const fragmentText = (html) => textOf(JSDOM.fragment(html ?? ''));
  if (name === 'readability') {
    const { Readability } = await import('@mozilla/readability');
    return (bytes) => {
      const document = new JSDOM(bytes, quiet).window.document;
      const found = new Readability(document, { serializer: textOf }).parse();
      document.defaultView.close();
      return { text: found?.content, title: found?.title, byline: found?.byline, published: found?.publishedTime };
    };
  }
  if (name === 'defuddle') {
    const { Defuddle } = await import('defuddle/node');
    return async (bytes) => {
      const document = new JSDOM(bytes, quiet).window.document;
      const found = await Defuddle(document, kAddress, { useAsync: false });
      return { text: fragmentText(found.content), title: found.title, byline: found.author, published: found.published };
    };
  }
  if (name === 'article-extractor') {
    const { extractFromHtml } = await import('@extractus/article-extractor');
    return async (bytes) => {
      const found = await extractFromHtml(decode(bytes), kAddress);
      return { text: fragmentText(found?.content), title: found?.title, byline: found?.author, published: found?.published };
    };
  }
  if (name === 'unfluff') {
    const unfluff = (await import('unfluff')).default;
    return (bytes) => {
      const found = unfluff(decode(bytes));
      return { text: found.text, title: found.title, byline: (found.author ?? []).join(', '), published: found.date };
    };
  }
  throw new Error(`no peer is called ${name}`);
}

console.log = console.warn = console.error;  // what libraries say is no result
const [name, list] = process.argv.slice(2);
const extract = await peer(name);
for (const path of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
  let bytes = readFileSync(path);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  let found = {};
  const start = process.cpuUsage();
  try {
    found = await extract(bytes);
  } catch (error) {
    found = { error: String(error?.message ?? error).slice(0, 200) };
  }
  const took = process.cpuUsage(start);
  const seconds = (took.user + took.system) / 1e6;
  process.stdout.write(JSON.stringify({ path, bytes: bytes.length, text: '', title: '', byline: '', ...found, seconds }) + '\n');
}
