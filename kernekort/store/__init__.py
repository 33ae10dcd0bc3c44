"""What has been made before, kept by what it was made from: objects on the user's disk that anybody may throw away."""

from kernekort.store.code import code_of
from kernekort.store.files import file_digest
from kernekort.store.objects import Store, Usage
from kernekort.store.pruning import MOST_BYTES, empty, measure, prune, tidy

__all__ = ["MOST_BYTES", "Store", "Usage", "code_of", "empty", "file_digest", "measure", "prune", "tidy"]
