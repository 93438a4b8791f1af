"""The pieces of an image that was dropped before it arrived: nobody's evidence, and out of the quarantine at once (THREATS T-P11).

What is put by a ticket that still runs lies there for a day, until the sweep comes by.
"""

from schemas.ident import ImageId
from storage.care import cases
from storage.outbox import Job
from workers.task import Effect, Shop, Task

PATIENCE_SECONDS = 24 * 3600.0


async def run(shop: Shop, job: Job) -> Effect:
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
    image = case.image(ImageId(job.subject))
    if image is not None and image.status == "dropped" and image.received_at is None:
        await shop.store.clear(case.organization_id, case.id, image)
    return Effect()


CLEAR = Task(run=run, patience_seconds=PATIENCE_SECONDS)
