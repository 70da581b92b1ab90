"""Raw messages for the tests of reading mail: a few lines of YAML or a call become bytes as they come over the wire."""

from pathlib import Path

import yaml

HERE = Path(__file__).parent
SENT = "Mon, 2 Mar 2026 09:15:00 +0100"


def letter(body="", *, headers=None, sender="Anna Weber <anna@nordlicht.test>", subject="Your quote", date=SENT):
    """The bytes of a plain UTF-8 message to Jonas; `headers` come last and may replace any."""
    fields = {
        "From": sender,
        "To": "Jonas Keller <jonas@brightpath.test>",
        "Subject": subject,
        "Date": date,
        "Message-ID": "<letter@nordlicht.test>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        **(headers or {}),
    }
    head = "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None)
    return f"{head}\n{body}".replace("\r\n", "\n").replace("\n", "\r\n").encode()


def of_case(case):
    """The message of one entry of the YAML files here."""
    return letter(
        case["body"],
        headers=case.get("headers"),
        sender=case.get("from", "Anna Weber <anna@nordlicht.test>"),
        subject=case["subject"],
        date=case.get("date", SENT),
    )


def cases(name):
    """The entries of a YAML file here."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def multipart(kind, *parts, headers=None, boundary="=_b1", **more):
    """A multipart message; a part is (its header lines, its body)."""
    body = "".join(f"--{boundary}\n{head}\n\n{text}\n" for head, text in parts) + f"--{boundary}--\n"
    fields = {"Content-Type": f'multipart/{kind}; boundary="{boundary}"', "Content-Transfer-Encoding": None}
    return letter(body, headers=fields | (headers or {}), **more)


def report(
    status,
    *,
    original="Message-ID: <77@brightpath.test>\nFrom: jonas@brightpath.test\nTo: anna@nordlicht.test",
    text="",
    **more,
):
    """A delivery report (RFC 3464) with these delivery-status fields."""
    more.setdefault("sender", "Mail Delivery System <MAILER-DAEMON@mx.nordlicht.test>")
    more.setdefault("subject", "Undelivered Mail Returned to Sender")
    return multipart(
        'report; report-type="delivery-status"',
        ("Content-Type: text/plain", text or "Your message could not be delivered."),
        ("Content-Type: message/delivery-status", status),
        ("Content-Type: text/rfc822-headers", original),
        **more,
    )


def feedback(
    fields, *, original="Message-ID: <77@brightpath.test>\nFrom: jonas@brightpath.test\nTo: anna@nordlicht.test", **more
):
    """A feedback report (RFC 5965) with these fields."""
    more.setdefault("sender", "feedbackloop@provider.test")
    more.setdefault("subject", "Abuse report")
    return multipart(
        'report; report-type="feedback-report"',
        ("Content-Type: text/plain", "This is an email abuse report."),
        ("Content-Type: message/feedback-report", fields),
        ("Content-Type: message/rfc822", f"{original}\nSubject: Offer\n\nHello"),
        **more,
    )
