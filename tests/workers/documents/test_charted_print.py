"""The printed record says how the teeth stand, in both languages, and is silent where nothing was charted."""

from schemas.care.charted import Charted
from schemas.tooth import tooth
from tests.workers.documents.reading import text_of
from tests.workers.documents.samples import sealed_record
from workers.documents.record_pdf import render


def test_adv_01_the_chart_is_printed_state_by_state() -> None:
    chart = (
        Charted(tooth=tooth("36"), state="restored", surfaces=("M", "O")),
        Charted(tooth=tooth("55"), state="present"),
        Charted(tooth=tooth("18"), state="unerupted"),
        Charted(tooth=tooth("28"), state="unerupted"),
        Charted(tooth=tooth("46"), state="sealed"),
        Charted(tooth=tooth("11"), state="missing"),
    )
    sealed, pictures = sealed_record(chart=chart)
    said = " ".join(text_of(render(sealed, (), pictures, "en")).split())
    for line in (
        "Present Universal A · FDI 55",
        "Missing Universal 8 · FDI 11",
        "Not erupted Universal 1 · FDI 18 Universal 16 · FDI 28",
        "Restored Universal 19 · FDI 36 M O",
        "Sealed Universal 30 · FDI 46",
    ):
        assert line in said
    assert "Sin erupcionar Universal 1 · FDI 18" in " ".join(text_of(render(sealed, (), pictures, "es")).split())
    bare, pictures = sealed_record()
    assert "Tooth chart" not in text_of(render(bare, (), pictures, "en"))
