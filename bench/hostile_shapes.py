"""Hostile pages of any size, for linear.py: each entry of SHAPES makes a page of about n bytes.

What they have in common: one thing, many times over, deep, long, or never closed. All is made here, from no page
of any site. A shape gives str (written as UTF-8) or bytes; names that begin with "text" are plain text.
"""

SENTENCE = "The harbour master said on Monday, 3 May 2021, that forty boats had come back, and that more would. "
ARABIC = "قال مدير الميناء يوم الاثنين، 3 أيار 2021، إن أربعين قاربا عادت، وإن غيرها في الطريق. "


def page(body, head=""):
    return f"<!doctype html><html><head><meta charset=utf-8><title>Boats return</title>{head}</head><body>{body}</body></html>"


def repeat(piece, size):
    return piece * max(1, size // len(piece.encode()))


def numbered(piece, size):
    """The piece again and again, '%d' in it counted up."""
    count = max(1, size // (len(piece.encode()) + 3))
    return "".join(piece.replace("%d", str(i)) for i in range(count))


def nested(opening, closing, size, core=SENTENCE):
    count = size // len(opening + closing)
    return opening * count + core + closing * count


def within(head, piece, tail, size):
    return page(head + repeat(piece, size) + tail)


JSON_LD = '<script type="application/ld+json">'
SHAPES = {
    "plain prose": lambda n: within("<article>", f"<p>{SENTENCE}</p>\n", "</article>", n),
    "Arabic prose": lambda n: within("<article>", f"<p>{ARABIC}</p>\n", "</article>", n),
    "text, one line": lambda n: repeat(SENTENCE, n),
    "text, many lines": lambda n: numbered(f"{SENTENCE}%d\n", n),
    "text, same line": lambda n: repeat(f"{ARABIC}\n", n),
    "text, short lines": lambda n: numbered("Word %d\n\n", n),
    "text, blank lines": lambda n: SENTENCE + "\n" * n + SENTENCE,
    "text, date lines": lambda n: repeat("الجمعة، 26-11-2021 07:10 م\n", n),
    "nested div": lambda n: page(nested("<div>", "</div>", n)),
    "nested div, not closed": lambda n: page(repeat("<div class=content>", n) + SENTENCE),
    "nested inline, crossed": lambda n: within("", "<b><i>x</b></i>", SENTENCE, n),
    "inline, not closed": lambda n: page(repeat("<b><i><u><font>", n) + SENTENCE),
    "paragraphs, not closed": lambda n: within("", f"<p>{SENTENCE}", "", n),
    "list items, not closed": lambda n: within("<ul>", f"<li>{SENTENCE}", "", n),
    "nested tables": lambda n: page(nested("<table><tr><td>", "</td></tr></table>", n)),
    "tables, not closed": lambda n: within("", "<table><tr><td>x", "", n),
    "one table, many cells": lambda n: page("<table>" + numbered("<tr><td>Name %d<td>12.5<td>a word</tr>", n) + "</table>"),
    "one row, many cells": lambda n: page("<table><tr>" + numbered("<td>cell %d", n) + "</table>"),
    "nested lists": lambda n: page(nested("<ul><li>item ", "</li></ul>", n)),
    "closing tags only": lambda n: within("", "</div></p></b>", SENTENCE, n),
    "unknown tags": lambda n: page(numbered(f"<x-%d>{SENTENCE}</x-%d>", n)),
    "attributes in one tag": lambda n: page("<div " + numbered("a%d=b ", n) + f">{SENTENCE}</div>"),
    "attributes in many tags": lambda n: page(repeat("<p " + " ".join(f"d{i}=x" for i in range(200)) + f">{SENTENCE}</p>", n)),
    "one class of all bytes": lambda n: page(f"<div class=\"{repeat('content-', n)}\">{SENTENCE}</div>"),
    "one class, many words": lambda n: page("<div class=\"" + numbered("post-%d ", n) + f"\">{SENTENCE}</div>"),
    "different classes": lambda n: page(numbered(f"<p class='story-%d body'>{SENTENCE}</p>", n)),
    "same id": lambda n: within("", f"<div id=content><p>{SENTENCE}</p></div>", "", n),
    "tags never end": lambda n: page(repeat("<p class=a ", n)),
    "quotes never end": lambda n: page(repeat("<p class=\"a>text ", n)),
    "less-than signs": lambda n: page("<" * n),
    "less-than and blanks": lambda n: page("< " * (n // 2)),
    "greater-than signs": lambda n: page(">" * n),
    "processing, not closed": lambda n: within("", "<?x <!y ", "", n),
    "comments": lambda n: within("", "<!-- words -->", SENTENCE, n),
    "comment, not closed": lambda n: within(SENTENCE, "<!-- words - -- ", "", n),
    "comment of dashes": lambda n: page("<!--" + "-" * n + "-->" + SENTENCE),
    "CDATA": lambda n: within("", "<![CDATA[words]]>", SENTENCE, n),
    "CDATA, not closed": lambda n: within("", "<![CDATA[words] ]", SENTENCE, n),
    "line breaks": lambda n: within(SENTENCE, "<br>", SENTENCE, n),
    "text and line breaks": lambda n: page(numbered("A line of text, %d.<br>", n)),
    "horizontal rules": lambda n: within(SENTENCE, "x<hr>", "", n),
    "one long line": lambda n: page(f"<p>{repeat(SENTENCE, n)}</p>"),
    "one long word": lambda n: page(f"<p>{'a' * n}</p>"),
    "blanks": lambda n: page(f"<p>a{' ' * n}b</p>"),
    "no-break spaces": lambda n: page(f"<p>{repeat('&nbsp;', n)}</p>"),
    "entities": lambda n: page(f"<p>{repeat('&amp;&#1605;&eacute;', n)}</p>"),
    "entities, broken": lambda n: page(f"<p>{repeat('&#99999999999;&abcdefgh&', n)}</p>"),
    "ampersands": lambda n: page(f"<p>{'&' * n}</p>"),
    "digits": lambda n: page(f"<p>{'1' * n}</p>"),
    "digits with commas": lambda n: page(f"<p>{repeat('123,456.', n)}</p>"),
    "commas": lambda n: page(f"<p>{',' * n}</p>"),
    "Arabic commas": lambda n: page(f"<p>{repeat('،', n)}</p>"),
    "full stops": lambda n: page(f"<p>{repeat('. ', n)}</p>"),
    "dashes": lambda n: page(f"<p>{repeat(' - ', n)}</p>"),
    "bars in the title": lambda n: page(f"<p>{SENTENCE}</p>", f"<title>{repeat('Part | ', n)}</title>"),
    "kashida": lambda n: page(f"<p>{repeat('ـ', n)}</p>"),
    "combining marks": lambda n: page(f"<p>ا{repeat('َ', n)}</p>"),
    "bidi marks": lambda n: page(f"<p>{repeat(chr(0x200F), n)}</p>"),
    "links": lambda n: page(numbered('<a href="/%d">Other news</a> ', n)),
    "links in list items": lambda n: page("<ul>" + numbered('<li><a href="/%d">Other news today</a></li>', n) + "</ul>"),
    "links, not closed": lambda n: page(numbered('<a href="/%d">Other news ', n)),
    "links around prose": lambda n: page(numbered(f'<a href="/%d"><p>{SENTENCE}</p></a>', n)),
    "home links": lambda n: within("", '<a href="/">Harbour Ledger</a><br>', SENTENCE, n),
    "scripts": lambda n: within("", "<script>var a = 1 < 2;</script>", SENTENCE, n),
    "scripts, not closed": lambda n: within(SENTENCE, "<script>var a; ", "", n),
    "styles, not closed": lambda n: within(SENTENCE, "<style>a{} ", "", n),
    "textareas, not closed": lambda n: within(SENTENCE, "<textarea>x ", "", n),
    "JSON-LD, many blocks": lambda n: page(numbered(JSON_LD + '{"@type":"NewsArticle","headline":"H %d","author":{"name":"A %d"}}</script>', n) + SENTENCE),
    "JSON-LD, broken blocks": lambda n: page(repeat(JSON_LD + '{"@type":"NewsArticle","headline":</script>', n) + SENTENCE),
    "JSON-LD, one huge": lambda n: page(JSON_LD + '{"@graph":[' + numbered('{"@type":"NewsArticle","headline":"H %d"},', n) + "{}]}</script>" + SENTENCE),
    "JSON-LD, deep": lambda n: page(JSON_LD + '{"a":' * (n // 6) + "1" + "}" * (n // 6) + "</script>" + SENTENCE),
    "JSON-LD, deep lists": lambda n: page(JSON_LD + "[" * (n // 2) + "]" * (n // 2) + "</script>" + SENTENCE),
    "JSON-LD, many authors": lambda n: page(JSON_LD + '{"@type":"NewsArticle","author":[' + numbered('{"name":"Anna Berg%d"},', n) + "{}]}</script>" + f"<p>{SENTENCE}</p>"),
    "JSON-LD, long body": lambda n: page(JSON_LD + '{"@type":"NewsArticle","articleBody":"' + repeat(SENTENCE, n // 2) + '"}</script>' + repeat(f"<p>{SENTENCE}</p>", n // 2)),
    "meta tags": lambda n: page(SENTENCE, numbered('<meta property="article:author" content="Anna Berg%d">', n)),
    "meta titles": lambda n: page(SENTENCE, numbered('<meta property="og:title" content="Title %d">', n)),
    "meta dates": lambda n: page(SENTENCE, numbered('<meta property="article:published_time" content="2021-05-03T10:%d">', n)),
    "comment blocks": lambda n: page(f"<p>{SENTENCE}</p>" + numbered(f"<div class=comment><b>Reader %d</b> 3 May 2021<p>{SENTENCE}</p></div>", n)),
    "nested comments": lambda n: page(f"<p>{SENTENCE}</p>" + nested("<ul class=comments><li class=comment><b>Reader</b><p>I agree with this.</p>", "</li></ul>", n)),
    "comment headings": lambda n: within(f"<p>{SENTENCE}</p>", "<h3>Comments (3)</h3><p>Leave a Reply</p>", "", n),
    "related lines": lambda n: within(f"<p>{SENTENCE}</p>", f"<p>اقرأ أيضا: عودة القوارب</p><p>{ARABIC}</p>", "", n),
    "headings": lambda n: page(numbered("<h2>A heading, number %d</h2>", n)),
    "first headings": lambda n: page(numbered(f"<h1>Boats return %d</h1><p>{SENTENCE}</p>", n)),
    "time elements": lambda n: page(numbered('<time datetime="2021-05-03T10:00">3 May 2021 %d</time> ', n)),
    "date lines": lambda n: within("", "<p>Published: 3 May 2021, 10:15</p>", SENTENCE, n),
    "Arabic date lines": lambda n: within("", "<div class=date>الاثنين 3 أيار/ مايو 2021 - 10:15</div>", ARABIC, n),
    "bylines": lambda n: page(numbered("<p class=author>By Anna Berg%d</p>", n) + SENTENCE),
    "same paragraph": lambda n: within("", f"<p>{ARABIC}</p>", "", n),
    "different paragraphs": lambda n: page(numbered(f"<p>{SENTENCE}%d boats.</p>", n)),
    "short paragraphs": lambda n: page(numbered("<p>Yes, %d.</p>", n)),
    "captions": lambda n: page(numbered("<figure><img alt='A boat %d'><figcaption>A boat, number %d. Photo: Anna Berg</figcaption></figure>", n)),
    "pictures": lambda n: page(numbered("<img src=a%d.jpg alt='A boat in the harbour'>", n)),
    "quotes": lambda n: within("", f"<blockquote>{SENTENCE}</blockquote>", "", n),
    "hidden, nested": lambda n: page(nested('<div style="display:none">', "</div>", n)),
    "hidden, many": lambda n: within(SENTENCE, f'<div style="display:none">{SENTENCE}</div>', "", n),
    "articles, nested": lambda n: page(nested("<article><section><p>x</p>", "</section></article>", n)),
    "articles, many": lambda n: page(numbered(f"<article><h2>Title %d</h2><p>{SENTENCE}</p></article>", n)),
    "forms, not closed": lambda n: within("", f"<form><p>{SENTENCE}", "", n),
    "selects": lambda n: page("<select>" + numbered("<option>%d", n)),
    "copyright lines": lambda n: page(f"<p>{SENTENCE}</p>" + numbered("<p>© 2021 Harbour Ledger %d. All rights reserved.</p>", n)),
    "mixed encodings": lambda n: page(repeat("Aéé", n // 2)).encode("cp1252") + repeat(ARABIC, n // 2).encode("utf-8"),
    "windows-1256, undeclared": lambda n: ("<p>" + repeat(ARABIC, n * 2)).encode("cp1256", "replace"),
    "UTF-8 twice": lambda n: page("<p>" + repeat(ARABIC, n // 2).encode("utf-8").decode("latin-1")),
    "broken UTF-8": lambda n: page("<p>%s").encode().replace(b"%s", b"\xc3\xd9 a\xe2\x80" * (n // 6)),
    "UTF-16": lambda n: page(f"<p>{repeat(SENTENCE, n // 2)}").encode("utf-16"),
}
