"""Addresses of links and pictures: which may be used, and how one is written for people."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s/?#]", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)", re.IGNORECASE)
_WITHOUT_MAILTO = re.compile(r"[^\s/:@]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


def link_address(address: str) -> bool:
    """Whether a link may lead there: to a page on the web or to a letter box."""
    return _ALLOWED.match(address) is not None


def suggested(address: str) -> str:
    """The address that was probably meant, one that a link may lead to; empty when nothing comes to mind."""
    if _WITHOUT_MAILTO.fullmatch(address):
        return f"mailto:{address}"
    return f"https://{address}" if _WITHOUT_SCHEME.match(address) else ""


def is_local(path: str) -> bool:
    """Whether a picture is a file of the project: neither on the web, nor anywhere else on the machine."""
    return (
        bool(path) and not _SCHEME.match(path) and not path.startswith(("/", "\\", "~")) and ".." not in path.split("/")
    )


def spoken(address: str) -> str:
    """An address as it is printed: without what every address begins with."""
    short = re.sub(r"^(?:https?://)?(?:www\.)?|^mailto:", "", address, flags=re.IGNORECASE)
    return short.rstrip("/") or short
