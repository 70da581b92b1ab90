"""The part of a policy document that says when and how often: channel hours, caps, send times, pace (F1 to F3)."""

from collections.abc import Mapping
from datetime import time

from followups.engine.facts import Channel
from followups.engine.limits import hours_of
from followups.engine.policy import Caps, ChannelCaps, Hours, Pace, Policy, Segment, SegmentCap, SendTimes
from followups.engine.policy_reading import Reader

MOST = 1_000  # touches
LONGEST = 365  # days
SLOWEST = 1_000  # per cent
CHANNELS = tuple(channel.value for channel in Channel)


def timing_to_dict(policy: Policy) -> dict[str, object]:
    """The keys of this part with their values, as timing_from_dict reads them."""
    caps = policy.caps
    return {
        "channel_hours": {
            channel.value: f"{clock(hours.start)}-{clock(hours.end)}" for channel, hours in policy.channel_hours
        },
        "caps": {
            "week": caps.week,
            "month": caps.month,
            "channels": {name.value: {"week": cap.week, "month": cap.month} for name, cap in caps.channels},
            "segments": [
                {"segment": cap.segment.value, "touches": cap.touches, "days": cap.days} for cap in caps.segments
            ],
        },
        "send_times": {name: getattr(policy.send_times, name) for name in SendTimes.__slots__},
        "pace": {name: getattr(policy.pace, name) for name in Pace.__slots__},
    }


def timing_from_dict(reader: Reader, given: Mapping[str, object], base: Policy) -> dict[str, object]:
    """What a document changes of this part, by the names of Policy's fields; mistakes are noted with the reader."""
    changes: dict[str, object] = {}
    if "channel_hours" in given:
        changes["channel_hours"] = _channel_hours(reader, given["channel_hours"], base)
    if "caps" in given:
        changes["caps"] = _caps(reader, given["caps"], base.caps)
    if "send_times" in given:
        changes["send_times"] = _send_times(reader, given["send_times"], base.send_times)
    if "pace" in given:
        changes["pace"] = _pace(reader, given["pace"], base.pace)
    return changes


def check_open_hours(reader: Reader, given: Mapping[str, object], policy: Policy) -> None:
    """Each channel is open at some hour of some day; one that never is would keep its touches waiting for ever."""
    if reader.problems or ("channel_hours" not in given and "calendar" not in given):
        return
    for channel, hours in policy.channel_hours:
        if not hours_of(policy, channel).days:
            reader.refuse(
                f"channel_hours.{channel.value}",
                f"{clock(hours.start)}-{clock(hours.end)} lies outside all business hours: nothing would ever go out.",
                "Give hours that overlap with those of calendar.days.",
            )


def clock(at: time) -> str:
    """ "09:00"; the end of the day is "24:00"."""
    if at == time.max:
        return "24:00"
    return at.isoformat("minutes") if not at.second and not at.microsecond else at.isoformat()


def _channel_hours(reader: Reader, document: object, base: Policy) -> tuple[tuple[Channel, Hours], ...]:
    given = reader.mapping("channel_hours", document, CHANNELS)
    hours = dict(base.channel_hours)
    for name, value in given.items():
        hours[Channel(name)] = Hours(*reader.hours(f"channel_hours.{name}", value))
    return tuple((channel, hours[channel]) for channel in Channel if channel in hours)


def _caps(reader: Reader, document: object, base: Caps) -> Caps:
    given = reader.mapping("caps", document, tuple(Caps.__slots__))
    channels = dict(base.channels)
    for name, value in reader.mapping("caps.channels", given.get("channels", {}), CHANNELS).items():
        place = f"caps.channels.{name}"
        parts = reader.mapping(place, value, tuple(ChannelCaps.__slots__))
        known = channels.get(Channel(name), ChannelCaps(MOST, MOST))
        channels[Channel(name)] = ChannelCaps(
            _most(reader, f"{place}.week", parts.get("week", known.week)),
            _most(reader, f"{place}.month", parts.get("month", known.month)),
        )
    return Caps(
        week=_most(reader, "caps.week", given.get("week", base.week)),
        month=_most(reader, "caps.month", given.get("month", base.month)),
        channels=tuple((channel, channels[channel]) for channel in Channel if channel in channels),
        segments=_segments(reader, given["segments"]) if "segments" in given else base.segments,
    )


def _segments(reader: Reader, document: object) -> tuple[SegmentCap, ...]:
    found = []
    for index, item in enumerate(reader.sequence("caps.segments", document)):
        place = f"caps.segments[{index}]"
        names = tuple(SegmentCap.__slots__)
        parts = reader.mapping(place, item, names, required=names)
        if not parts:
            continue
        found.append(
            SegmentCap(
                Segment(reader.choice(f"{place}.segment", parts.get("segment"), tuple(Segment))),
                _most(reader, f"{place}.touches", parts.get("touches", 1)),
                reader.number(f"{place}.days", parts.get("days", 1), LONGEST),
            )
        )
    return tuple(found)


def _most(reader: Reader, place: str, value: object) -> int:
    """The number of a cap. Zero would be a stop in disguise."""
    if value == 0 and not isinstance(value, bool):
        reader.refuse(
            place,
            "A cap of zero lets nothing go out, ever.",
            "Give 1 or more; to send nothing by itself, leave `autonomy` at review_all, or pause or stop the leads.",
        )
        return 1
    return reader.number(place, value, MOST)


def _send_times(reader: Reader, document: object, base: SendTimes) -> SendTimes:
    given = reader.mapping("send_times", document, tuple(SendTimes.__slots__))
    return SendTimes(
        learned=reader.flag("send_times.learned", given.get("learned", base.learned)),
        floor=reader.number("send_times.floor", given.get("floor", base.floor), 1_000_000),
        weight=reader.number("send_times.weight", given.get("weight", base.weight), MOST),
    )


def _pace(reader: Reader, document: object, base: Pace) -> Pace:
    given = reader.mapping("pace", document, tuple(Pace.__slots__))
    engaged = reader.number("pace.engaged", given.get("engaged", base.engaged), SLOWEST)
    silent = reader.number("pace.silent", given.get("silent", base.silent), SLOWEST)
    if engaged > 100:
        reader.refuse(
            "pace.engaged", f"{engaged} per cent is slower for those who are engaged.", "Give a number from 1 to 100."
        )
    if silent < 100:
        reader.refuse("pace.silent", f"{silent} per cent is faster for those who are silent.", "Give 100 or more.")
    return Pace(engaged, silent)
