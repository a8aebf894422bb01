"""What crosses the cluster and shows nowhere: Dask writes the arguments of a failed task into its logs.

Pages, keys and the contact address are among them.
"""

from __future__ import annotations

from typing import Generic, TypeVar

Content = TypeVar("Content")


class Sealed(Generic[Content]):
    """Something whose text tells nothing of it."""

    __slots__ = ("content",)

    def __init__(self, content: Content) -> None:
        self.content = content

    def __repr__(self) -> str:
        return "<sealed>"
