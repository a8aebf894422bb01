"""What a run has to say on a forge, and whether it is worth saying.

A run makes `Posts`; `enrich publish` holds them against what the forge shows already, and each kind of post decides
for itself: create, update, close, or say nothing. Pure; `enrich.forge` does what was decided.
"""

from __future__ import annotations

from enrich.posts import corrections, dead_links, pull_request
from enrich.posts.model import Close, Create, DeadLink, Decision, Nothing, Post, Posts, Reopen, Suggestion, Update

__all__ = [
    "Close",
    "Create",
    "DeadLink",
    "Decision",
    "Nothing",
    "Post",
    "Posts",
    "Reopen",
    "Suggestion",
    "Update",
    "corrections",
    "dead_links",
    "pull_request",
]
