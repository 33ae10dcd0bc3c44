"""Faces made after others of their kind instead of being laid out: only their lines are set.

``kinds`` says which faces are of a kind, ``stencils`` what is the same on all of them, ``flows`` where lines come to
stand, ``writing`` how they are drawn, ``shades`` which kinds differ in nothing but colours, and ``leading`` which face
follows which.
"""

from kernekort.typeset.following.leading import Following
from kernekort.typeset.following.shades import Shades
from kernekort.typeset.following.stencils import Stencils

__all__ = ["Following", "Shades", "Stencils"]
