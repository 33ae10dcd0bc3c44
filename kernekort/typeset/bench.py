"""What a run works with: typefaces, the fetcher, the ear at WeasyPrint's log, and style sheets that have been read."""

from __future__ import annotations

from collections.abc import Container

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from kernekort.typeset.arts import Arts
from kernekort.typeset.facts import Described
from kernekort.typeset.fetcher import ProjectFetcher
from kernekort.typeset.following import Stencils
from kernekort.typeset.glyphs import Fonts
from kernekort.typeset.hooks import Lines, Styles
from kernekort.typeset.log import Listener, listen
from kernekort.typeset.setting import Setting


class Bench:
    """Made for one setting; one run after another may use it, as long as nothing was wrong with what they read.

    Where there are ``arts``, drawings are laid out apart from the pages that show them.
    """

    def __init__(self, setting: Setting, arts: Arts | None = None, listener: Listener | None = None) -> None:
        self.setting = setting
        self.arts = arts
        self.listener = listener or listen()
        self.fetcher = ProjectFetcher(setting.roots, [path for *_, path in setting.fonts], arts)
        self.fonts = Fonts(setting.fonts)
        self.font_configuration = FontConfiguration()
        self.styles = Styles(self.listener.lines)
        self.lines = Lines()
        self.base_url = f"{setting.roots[0].resolve().as_uri()}/" if setting.roots else None
        self._stylesheets: dict[str, CSS] = {}
        self._stencils: dict[CSS, Stencils] = {}
        self._described = {
            (family.casefold(), weight, style): Described(family, weight, style, path)
            for family, weight, style, path in setting.fonts
        }

    @property
    def stand_ins(self) -> Container[str]:
        """The names of pictures that stand in for drawings."""
        return self.arts.drawings if self.arts is not None else ()

    def stylesheet(self, text: str) -> CSS:
        """A style sheet, read once."""
        if text not in self._stylesheets:
            with self.listener.parsing(text):
                self._stylesheets[text] = CSS(
                    string=text,
                    font_config=self.font_configuration,
                    url_fetcher=self.fetcher,
                    base_url=self.base_url,
                )
        return self._stylesheets[text]

    def stencils(self, stylesheet: CSS) -> Stencils:
        """What faces in a style sheet are made with."""
        return self._stencils.setdefault(stylesheet, Stencils())

    def font(self, family: str, weight: int, style: str) -> Described | None:
        """The file of a font."""
        return self._described.get((family.casefold(), weight, style))

    @property
    def is_clean(self) -> bool:
        """Whether all that was read so far was in order, so that reading it again would have nothing to say."""
        return not (self.fetcher.refusals or self.fetcher.remarks or self.listener.lines)
