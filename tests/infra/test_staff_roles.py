"""The roles of a clinic's file are the roles of the database."""

from __future__ import annotations

import re
from typing import get_args

from infra import clinic
from schemas.settings import Settings
from storage.postgres import connect


async def test_a_file_may_name_the_roles_that_the_database_knows(settings: Settings) -> None:
    owner = await connect(settings.owner_database_url)
    law = await owner.fetchval("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'people_role_check'")
    await owner.close()
    assert set(re.findall(r"'(\w+)'", law)) == set(get_args(clinic.StaffRole))
