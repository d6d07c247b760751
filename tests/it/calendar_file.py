"""Parses calendar files with the library icalendar, and compares each with its expected content.

Usage: calendar_file.py FOLDER. The test `calendar_file` writes the folder: for each `N.ics` there is
an `N.json`. The test `calendar_merge` writes FOLDER-merge: in each folder the files of one visitor,
one after the other, and in `shown.json` what a calendar shows that has merged them. Fails where one
value differs, and where there are fewer files than the tests write.
"""

import datetime
import json
import os
import pathlib
import sys
import time

import icalendar

FEWEST = 200
FEWEST_VISITORS = 50


def day(event, name):
    """The date of an all-day event, which no time zone can shift."""
    found = event[name].dt
    assert type(found) is datetime.date, (name, found)
    return found.isoformat()


def read(event, says):
    """One event in the form of the expected JSON, with the expected parts of its description."""
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    description = str(event["DESCRIPTION"])
    return {
        "summary": str(event["SUMMARY"]),
        "location": str(event.get("LOCATION", "")),
        "day": day(event, "DTSTART"),
        "next": day(event, "DTEND"),
        "alarms": [int(alarm["TRIGGER"].dt.total_seconds()) for alarm in event.walk("VALARM")],
        "says": [text for text in says if text in description],
    }


def check(file):
    """Compares one file; returns the number of its events."""
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    assert str(calendar["METHOD"]) == "PUBLISH", file
    expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    events = calendar.walk("VEVENT")
    assert len(events) == len(expected["events"]), file
    for event, wanted in zip(events, expected["events"]):
        found = read(event, wanted["says"])
        assert found == wanted, f"{file}:\n{found}\nshould be\n{wanted}"
        assert int(event["SEQUENCE"]) == expected["sequence"], file
    assert len({str(event["UID"]) for event in events}) == len(events), file
    return len(events)


def merged(folder):
    """What a calendar shows after it has merged the files by UID; returns the number of files."""
    events = {}
    files = sorted(folder.glob("*.ics"))
    for file in files:
        for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"):
            known = events.get(str(event["UID"]))
            if known is None or int(known["SEQUENCE"]) < int(event["SEQUENCE"]):
                events[str(event["UID"])] = event
    shown = [event for event in events.values() if event["STATUS"] != "CANCELLED"]
    shown = sorted([str(event["UID"]).split("-", 1)[1].split("@")[0], day(event, "DTSTART").replace("-", "")] for event in shown)
    expected = json.loads((folder / "shown.json").read_text(encoding="utf-8"))
    assert shown == sorted(expected), f"{folder}:\n{shown}\nshould be\n{expected}"
    return len(files)


def main():
    visitors = sorted(path for path in pathlib.Path(sys.argv[1] + "-merge").iterdir())
    assert len(visitors) >= FEWEST_VISITORS, f"{len(visitors)} visitors, which is too few"
    print(f"{len(visitors)} visitors, {sum(merged(visitor) for visitor in visitors)} files merged")
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.ics"))
    assert len(files) >= FEWEST, f"{len(files)} calendar files, which is too few"
    for zone in ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"]:
        os.environ["TZ"] = zone
        time.tzset()
        events = sum(check(file) for file in files)
        print(f"icalendar {icalendar.__version__}, {zone}: {len(files)} files, {events} events")


main()
