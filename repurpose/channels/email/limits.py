"""The numbers of email, each with its unit, its source and the day it was checked."""

from __future__ import annotations

HTML_WARN_BYTES = 90_000
"""Bytes of decoded HTML from which a mail is near Gmail's clip: own margin below HTML_MAX_BYTES."""
HTML_MAX_BYTES = 102_000
"""Bytes of HTML after which Gmail clips a message, and with it the unsubscribe link. Measured by senders between 102
and 105 kB (hteumeuleu/email-bugs#41, spamresource.com 2022). Checked 2026-11."""
PERSONAL_RESERVE_BYTES = 1_500
"""Bytes kept free below the clip for a reader's own name and links. Own choice."""
STYLE_MAX_CHARACTERS = 16_384
"""Characters of all <style> together after which Gmail drops them all (hteumeuleu/email-bugs#90). Checked 2026-11."""

SUBJECT_MAX_COLUMNS = 60
"""Display columns (a Han character is two) a desktop inbox shows: 60 to 70 in the large clients. Checked 2026-11."""
SUBJECT_MIN_COLUMNS = 8
"""Fewer columns say too little: Buttondown asks for 10 letters, four Han characters say as much. Checked 2026-11."""
SUBJECT_MAX_CHARACTERS = 255
"""Longest subject common servers and clients keep whole; many databases store 255. Checked 2026-11."""

PREHEADER_MIN_COLUMNS = 40
"""Below, clients fill the line up with the body's first words. Checked 2026-11."""
PREHEADER_MAX_COLUMNS = 100
"""Gmail shows about 90, Outlook 55, Apple Mail 140. Checked 2026-11."""
PREHEADER_PADDED_CHARACTERS = 200
"""Length to which invisible filler keeps the body out of the preview line. Checked 2026-11."""

HEADER_LINE_OCTETS = 78
"""Octets a header line should have at most, without its CRLF (RFC 5322, 2.1.1)."""
LINE_OCTETS = 998
"""Octets any line may have at most, without its CRLF (RFC 5322, 2.1.1)."""
ENCODED_WORD_CHARACTERS = 75
"""Characters of an encoded word at most, delimiters included (RFC 2047, 2)."""
LOCAL_PART_OCTETS = 64
"""Octets before the @ (RFC 5321, 4.5.3.1.1)."""
ADDRESS_OCTETS = 254
"""Octets of an address: a path of 256 less its angle brackets (RFC 5321, 4.5.3.1.3)."""

TEXT_COLUMNS = 72
"""Columns of the plain-text part: room for quoting marks below the 78 of RFC 5322."""
TEXT_WIDTH_PX = 552
"""Pixels left for words and pictures between the paddings of a column of 600, on which Outlook's reading pane and MJML
agree. Checked 2026-11."""

PLACEHOLDER_SENDER = "newsletter@example.invalid"
"""Stands in a built message until channels.email.from is set; `.invalid` can never exist (RFC 2606)."""
PLACEHOLDER_RECIPIENT = "reader@example.invalid"
"""Stands in a built message for the reader."""
