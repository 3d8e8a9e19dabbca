"""How does the demonstration come to have a past? Its invented people do what the story tells, act by act."""

from office.project.demonstration.telling import tell

__all__ = ["tell"]
