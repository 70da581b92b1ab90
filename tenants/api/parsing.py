"""Reading a request's body: whatever is sent, the answer to nonsense is a 400."""

import json
import re

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

# Escapes that make text no database and no UTF-8 can hold: NUL, and halves of surrogate pairs.
SUSPICIOUS = re.compile(rb"\\u(0000|d[89a-f])", re.IGNORECASE)


class StrictJSONParser(JSONParser):
    """JSON as RFC 8259 has it, without lone surrogates, of a depth that can be worked with."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            data = super().parse(stream, media_type, parser_context)
            if not isinstance(data, (dict, list)):
                return data
            raw = parser_context["request"].body
            raw.decode()  # the library's reader drops half a character at the end without a word
            if SUSPICIOUS.search(raw):
                json.dumps(data, ensure_ascii=False).encode()
        except RecursionError:
            raise ParseError("This JSON is nested too deeply.") from None
        except UnicodeDecodeError:
            raise ParseError("This body is no UTF-8.") from None
        except UnicodeEncodeError:
            raise ParseError("This JSON holds half a surrogate pair (\\ud800 to \\udfff), which is no text.") from None
        else:
            return data
