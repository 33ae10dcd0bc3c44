"""Drawings as values of CSS backgrounds: decoration that leaves no trace in the text of a PDF."""

from __future__ import annotations

from base64 import b64encode


def background(svg: str) -> str:
    """A drawing as the value of a CSS background."""
    return f'url("data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}")'
