"""Mail domains that anybody can have an address at: they say nothing about a person's company."""

DOMAINS = frozenset(
    """
    126.com 163.com aol.com aol.de arcor.de bigpond.com bluewin.ch bk.ru bol.com.br btinternet.com comcast.net
    duck.com fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net
    googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com
    icloud.com inbox.lv inbox.ru interia.pl laposte.net libero.it list.ru live.co.uk live.com live.de live.fr
    live.nl mac.com mail.com mail.de mail.ru mailbox.org me.com msn.com naver.com o2.pl online.de onet.pl orange.fr
    outlook.com outlook.de outlook.es outlook.fr pm.me posteo.de posteo.net proton.me protonmail.ch protonmail.com
    qq.com rediffmail.com rocketmail.com seznam.cz sfr.fr shaw.ca sina.com sky.com skynet.be t-online.de telenet.be
    tiscali.it tutanota.com tuta.io uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl xtra.co.nz yahoo.ca
    yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com
    yandex.ru ymail.com ziggo.nl zoho.com
    """.split()  # noqa: SIM905 -- a list of ninety quoted strings is not easier to read
)


def company_domain(email_key: str) -> str:
    """The domain of a normalised address where it names a company, else an empty string."""
    domain = email_key.rpartition("@")[2]
    return "" if domain in DOMAINS else domain
