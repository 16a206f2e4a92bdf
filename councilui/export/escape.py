"""Record text inside Markdown: shown as it is, and never a link, a heading, emphasis, a table cell's end or HTML.

Every mark is broken by a backslash, which CommonMark takes off again in front of punctuation: no character is added
to what a reader sees. That also breaks the links that GitHub and other editors make of bare domains. A whole address is
put in backticks instead, which no renderer makes a link of, and which leave it readable in plain text.
One thing no backslash can stop is GitHub's own later pass over comments, which reads `@name`, `#12` and e-mail
addresses from the finished text; in files it does none of that but the e-mail addresses.
"""

import re
from typing import Final

from councilui.common.plain_text import one_line, safe_url

__all__ = ["escape", "safe_url"]

_WORDS: Final = r"(?<![\[\]!])\[[^\W\d_](?:[^\W_]|[ .,'’-])*[^\W_]\](?![\[\](:{])"
_MARKS: Final = re.compile(rf"({_WORDS})|[\\`*\[\]<|~@^]|&(?=#|\w+;)|#+\Z|\$(?!\d)|(?<![^\W_])_|_(?![^\W_])")
"""Not "[Mayor]", words in brackets with nothing behind them, neither a link nor a mark of a source; nor "$4.5", which
opens no formula, as none is closed before a digit; nor "_" within a word, which is no emphasis.
"""
_ADDRESS: Final = re.compile(r"(?<![\w`])(https?://[\w./?=&%#:~+,;@!$'()*-]*[\w/])(?!`)", re.ASCII)
_SCHEME: Final = re.compile(r"(?<=[^\W\d]):(?=//)|(?:(?<=mailto)|(?<=xmpp)|(?<=tel)):|(?<=/)/", re.IGNORECASE)
"""What a renderer makes a link of in plain text: "by:lopez" is none."""
_FILES: Final = r"(?:csv|db|docx?|html?|json|ods|odt|pdf|rtf|srt|svg|tar(?:\.(?:bz2|gz|xz))?|tgz|tsv|txt|vtt|xlsx?|xml)"
_DOMAIN: Final = re.compile(rf"(?<=\S)(?:(\.{_FILES}(?![\w.-]))|\.(?=[^\W\d]{{2}}))")
"""What may be a domain; "minutes.pdf" is a file, and no renderer makes a link of it."""
_START: Final = re.compile(r"^(?:([-+=](?=[\s=+-]|$)|>|#+)|([0-9]+)([.)])(?=\s|$))")


def escape(text: str) -> str:
    r"""`text` on one line for any place in a Markdown document, the start of a line and a table cell among them.

    >>> escape("[x](javascript:1)")
    '\\[x\\](javascript:1)'
    """
    parts = _ADDRESS.split(one_line(text))
    return "".join(f"`{part}`" if at % 2 else _escape_words(part) for at, part in enumerate(parts))


def _escape_words(line: str) -> str:
    line = _MARKS.sub(lambda match: match[0] if match[1] else "\\" + match[0], line)
    line = _SCHEME.sub(lambda match: "\\" + match[0], line)
    line = _DOMAIN.sub(lambda match: match[1] or "\\.", line)
    return _START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
