"""What every act has, whoever may do it: an identifier, and the word that it carries on the wire and in the history."""

import msgspec

from schemas.ident import ActId


class Act(msgspec.Struct, frozen=True, kw_only=True, tag_field="act", forbid_unknown_fields=True):
    id: ActId

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id})"


def name_of(act: type[Act]) -> str:
    """The word that the act carries on the wire and in the history."""
    return str(act.__struct_config__.tag)
