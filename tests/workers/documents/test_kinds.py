"""The printed record names what is no photograph: clips, letters, and scans that were not shown."""

import pytest
from msgspec.structs import replace

from schemas.care import encounter
from schemas.care.derivative import Film
from schemas.person import Language
from schemas.view import View
from tests.play import DENTIST
from tests.workers.documents.reading import text_of
from tests.workers.documents.samples import read_case
from workers.documents.record_pdf import render


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Video, 12.5 s, 50 of 375 frames to be seen one by one", "Letter, 2 pages", "not shown to the dentist")),
        ("es", ("Video, 12.5 s, 50 de 375 cuadros", "Carta, 2 páginas", "no se mostró al dentista")),
    ],
)
def test_upl_07_clips_letters_and_scans_are_named_with_their_length(language: Language, words: tuple[str, ...]) -> None:
    play, pictures = read_case()
    first, second, third, *others = play.case.images
    film = Film(frames=375, every=7, sizes=(1,) * 50, seconds=12.5)
    play.case = replace(
        play.case,
        images=(
            replace(first, media_type="video/mp4", film=film),
            replace(second, media_type="application/pdf", film=replace(film, frames=2, sizes=(1, 1), seconds=None)),
            replace(third, view=View.DOCUMENT, status="attached", media_type="model/ply", objects=()),
            *others,
        ),
    )
    pictures.pop(third.id)
    pdf = render(encounter.seal(play.case, DENTIST, play.now), (), pictures, language)
    said = text_of(pdf)
    assert all(each in said for each in words)
    absent = {"en": "This picture is not printed here.", "es": "Esta imagen no está impresa aquí."}[language]
    assert absent not in said, "what is attached has no empty frame among the pictures"
