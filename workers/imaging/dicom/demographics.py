"""Whom and what a DICOM file says it shows: read for comparison with the case, believed by nobody."""

import re

from pydicom import Dataset

from schemas.care.derivative import DicomFacts
from workers.imaging import moment

MAX_TEXT = 324
"""Characters: five components of 64 and their separators are the most a person name holds (DICOM PS3.5 section 6.2)."""

_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ORIENTATION = re.compile(r"[A-Z]{1,3}\\[A-Z]{1,3}")
_DATE_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:\.\d+)?([+-]\d{4})?")


def facts(ds: Dataset) -> DicomFacts:
    """The identifying attributes as clean text; what is absent, empty or malformed is None."""
    return DicomFacts(
        sop_instance_uid=_text(ds, "SOPInstanceUID"),
        modality=_text(ds, "Modality"),
        patient_name=_text(ds, "PatientName"),
        patient_id=_text(ds, "PatientID"),
        birth_date=_date(_text(ds, "PatientBirthDate")),
        sex=_text(ds, "PatientSex"),
        laterality=_text(ds, "ImageLaterality") or _text(ds, "Laterality"),
        acquired=_acquired(ds),
        patient_orientation=_orientation(ds),
    )


def _text(ds: Dataset, keyword: str) -> str | None:
    try:
        value = ds.get(keyword)
    except Exception:  # one malformed attribute is no reason to lose the picture
        return None
    if value is None:
        return None
    words = "".join(sign for sign in str(value) if sign.isprintable()).strip()
    return words[:MAX_TEXT] or None


def _orientation(ds: Dataset) -> str | None:
    """Both directions as the file writes them (PS3.3 C.7.6.1.1.1); one alone, or what is no direction, is None."""
    try:
        written = "\\".join(str(each) for each in ds.get("PatientOrientation") or ())
    except Exception:
        return None
    return written if _ORIENTATION.fullmatch(written) else None


def _date(value: str | None) -> str | None:
    match = _DATE.fullmatch(value or "")
    return "-".join(match.groups()) if match else None


def _acquired(ds: Dataset) -> str | None:
    if whole := _iso(_text(ds, "AcquisitionDateTime")):
        return whole
    for about in ("Acquisition", "Content", "Study"):
        if (date := _text(ds, f"{about}Date")) and (told := _iso(date + (_text(ds, f"{about}Time") or ""))):
            return told
    return None


def _iso(value: str | None) -> str | None:
    match = _DATE_TIME.fullmatch(value or "")
    if match is None:
        return None
    year, month, day, hour, minute, second, offset = match.groups()
    if hour is None:
        return moment.known(f"{year}-{month}-{day}")
    zone = f"{offset[:3]}:{offset[3:]}" if offset else ""
    return moment.known(f"{year}-{month}-{day}T{hour}:{minute or '00'}:{second or '00'}{zone}")
