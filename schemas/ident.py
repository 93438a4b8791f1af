"""Identifiers. All are UUIDv7: made by whoever creates the thing, so that creating twice is the same as once (RFC 9562)."""

from typing import NewType
from uuid import UUID

OrganizationId = NewType("OrganizationId", UUID)
PersonId = NewType("PersonId", UUID)
PatientId = NewType("PatientId", UUID)
CaseId = NewType("CaseId", UUID)
ImageId = NewType("ImageId", UUID)
ActId = NewType("ActId", UUID)
LinkId = NewType("LinkId", UUID)
FindingId = NewType("FindingId", UUID)
MessageId = NewType("MessageId", UUID)
