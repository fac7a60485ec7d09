"""What in the text of a query in SPARQL stands for itself, and is no part of its grammar."""

STRING_IRI_COMMENT = (
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''(?:\\.|[^\\])*?'''"
    r'|"(?:\\.|[^"\\\n\r])*"'
    r"|'(?:\\.|[^'\\\n\r])*'"
    r'|<[^<>"{}|^`\\\s]*>'
    r"|#[^\n\r]*"
)
"""A pattern for strings, of several lines too, IRIs and comments; it needs `re.DOTALL`."""
