"""The original of an image that was settled before, out of the store and into the sandbox once more, never whole in the worker."""

from schemas.care.case import Case
from schemas.care.derivative import Normalized, Want
from schemas.care.image import Image
from storage.s3 import ObjectMissing
from workers import sandbox
from workers.care.normalize import decoder_for
from workers.imaging.unreadable import Unreadable
from workers.places import decoders
from workers.task import Shop


async def decoded(shop: Shop, case: Case, key: bytes, image: Image, want: Want) -> Normalized:
    """What is wanted of the original. Raises Unreadable with the file's reason, or ObjectMissing."""
    original = image.stored("original")
    if original is None:
        raise ObjectMissing(f"no original of image {image.id} of case {case.id}")
    async with decoder_for(image):
        return await sandbox.normalize(shop.store.chunks(key, original), original.size, want, is_crowded=decoders().is_crowded)


def is_verdict(no: Unreadable) -> bool:
    """True if the same bytes would meet the same answer again; a decoder that died is worth another try."""
    return no.reason != "processing_failed"
