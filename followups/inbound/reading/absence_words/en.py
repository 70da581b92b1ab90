"""English."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        automatic reply
        automated reply
        automatic response
        automated response
        auto reply
        auto-reply
        autoreply
        auto response
        auto-response
        autoresponse
        autoresponder
        auto:
        out of office
        out of the office
        out-of-office
        ooo
        ooto
        away from
        away until
        away till
        on vacation
        on holiday
        on leave
        on annual leave
        vacation:
        vacation reply
        vacation message
        i am away
        i'm away
        i am out
        i'm out
        away:
        away message
        annual leave
        maternity leave
        parental leave
        absence:
    """,
    says_automatic="""
        this is an automatic reply
        this is an automated reply
        this is an automatic response
        this is an automated response
        this is an automated message
        this is an automatic message
        this is an auto-generated
        this is an auto generated
        this is an auto-reply
        this is an autoreply
        this is an auto reply
        this message was automatically generated
        this message is automatically generated
        this email was automatically generated
        this email is automatically generated
        automatically generated reply
        automatically generated response
        automatically generated message
        auto-generated response
        do not reply to this email
        please do not reply to this
        do not respond to this
    """,
    away="""
        out of office
        out of the office
        out-of-office
        away from the office
        away from my desk
        away from my email
        away from work
        out of town
        out of the country
        currently away
        i am away
        i'm away
        i will be away
        i'll be away
        i am out
        i'm out
        i will be out
        i'll be out
        we are away
        on vacation
        on holiday
        on my holiday
        on annual leave
        on leave
        on maternity leave
        on paternity leave
        on parental leave
        on sick leave
        on medical leave
        on a business trip
        on business travel
        on sabbatical
        annual leave
        away on business
        away until
        away till
        returning to the office
        return to the office
        back in the office
        when i return
        upon my return
        on my return
        until my return
        limited access to email
        limited access to my email
        limited access to e-mail
        no access to email
        no access to my email
        not have access to email
        not have access to my email
        intermittent access
        not checking email
        not be checking email
        not reading email
        reply when i am back
        reply when i return
        respond when i return
        respond upon my return
        get back to you when i
        currently unavailable
        currently out
        currently travelling
        currently traveling
        will be unavailable
        my office is closed
        our office is closed
        our offices are closed
        office will be closed
        we are closed
        attending a conference
        in training all day
    """,
    left="""
        no longer with
        no longer works
        no longer work
        no longer working
        no longer employed
        no longer part of
        no longer at this company
        no longer at the company
        no longer an employee
        is no longer at
        has left the company
        has left our company
        has left the organi
        has left the business
        has left the firm
        have left the company
        have left the organi
        have left the business
        left the company
        left our company
        left the organi
        has left … and is no longer
        has moved on from
        have moved on from
        has departed
        has retired
        have retired
        i have retired
        my last day at
        my last day was
        ceased to work
        does not work here
        doesn't work here
        not work here anymore
        not with the company
        former employee
        this email address is no longer in use
        this e-mail address is no longer in use
        this mailbox is no longer in use
        this mailbox is no longer active
        this address is no longer in use
        this email address is no longer active
        this email account is no longer active
        this mailbox is not monitored anymore
        changed jobs
        new role at another
    """,
    ticket="""
        ticket number
        ticket id
        ticket #
        ticket no
        ticket has been
        support ticket
        service ticket
        new ticket
        your ticket
        [ticket
        case number
        case id
        case #
        case has been
        your case
        reference number
        request number
        request id
        request #
        incident number
        your request has been received
        your request has been
        we have received your
        we've received your
        we received your
        has been received and
        received your request
        received your inquiry
        received your enquiry
        received your email
        received your message
        received your e-mail
        thank you for contacting
        thanks for contacting
        thank you for reaching out
        thanks for reaching out
        thank you for getting in touch
        thanks for getting in touch
        thank you for your email
        thank you for your enquiry
        thank you for your inquiry
        thank you for your message
        a member of our team will
        one of our team will
        our team will get back
        someone will get back
        someone from our team
        a representative will
        will respond within
        will reply within
        will get back to you within
        within … business days
        within … working days
        within … hours
        acknowledge receipt
        acknowledgement of receipt
        confirm receipt of
        type your response above this line
        reply above this line
    """,
    challenge="""
        confirm that you are a human
        confirm you are a human
        prove you are human
        prove that you are human
        verify that you are a human
        verify you are human
        verify that you are a real person
        verify your email address … deliver
        verify yourself
        sender verification
        sender confirmation
        challenge-response
        challenge/response
        click the link below to … deliver
        click … to deliver your message
        click … to confirm your message
        confirm your message
        confirm this message
        confirm … your email will be delivered
        confirm … will be delivered
        release your message
        release your email
        your message is being held
        your message has been held
        your message is held
        your email is being held
        your message is waiting for
        message is on hold
        request to be added to
        add you to my allowed
        not on my approved sender
        not on my list of approved
        not in my guest list
        protected by spam arrest
        spamarrest
        boxbe
        mailinblack
        bluebottle
        tmda
        to complete the delivery
        first time you have sent … email
        before your message is delivered
        before i receive your
        whitelist
        captcha
    """,
    back="""
        back
        back on
        back in the office
        back at work
        back at my desk
        back in office
        be back
        am back
        i'm back
        returning
        return on
        i return
        will return
        return to
        returns on
        available again
        reachable again
        resume
        reopen
        re-open
        available from
    """,
    until="""
        until
        till
        til
        through
        thru
        to
        and including
        up to
    """,
    since="""
        from
        since
        starting
        beginning
        as of
    """,
    months=(
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ),
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    relative=(("tomorrow", 1), ("the day after tomorrow", 2), ("next week", 7)),
)
