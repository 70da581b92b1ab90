"""Languages of which only the commonest headings of automatic replies are known."""

from followups.inbound.reading.absence_words.words import Words

WORDS = Words(
    subjects="""
        autosvar
        automatiskt svar
        automatisk svar
        automatisk svar:
        franvaro
        fraver
        fravaer
        ikke pa kontoret
        inte pa kontoret
        automaattinen vastaus
        poissaolo
        odpowiedz automatyczna
        autoodpowiedz
        automatyczna odpowiedz
        nieobecnosc
        poza biurem
        automaticka odpoved
        automatyczna
        automatikus valasz
        hazon kivul
        raspuns automat
        automatski odgovor
        samodejni odgovor
        otomatik yanit
        otomatik cevap
        ofis disinda
        автоответ
        автоматический ответ
        автоматична відповідь
        автоматическии ответ
        автоматична відповідь
        вне офиса
        αυτοματη απαντηση
        自動返信
        自動応答
        不在
        不在通知
        自动回复
        自動回覆
        外出
        자동 회신
        부재중
    """,
    says_automatic="""
        autosvar
        automatiskt svar
        odpowiedz automatyczna
        自動返信
        自动回复
        автоматический ответ
        автоматическии ответ
    """,
    away="""
        inte pa kontoret
        ikke pa kontoret
        pa semester
        pa ferie
        pa ferien
        poza biurem
        na urlopie
        в отпуске
        вне офиса
        不在にして
        休暇
        休假
        外出中
        szabadsagon
        dovolene
        dovolenej
        izinliyim
    """,
    left="""
        slutat pa
        arbetar inte langre
        jobber ikke lenger
        arbejder ikke laengere
        nie pracuje
        больше не работает
        退職
        已离职
    """,
    ticket="""
        arendenummer
        numer zgloszenia
        номер заявки
        номер обращения
        お問い合わせを受け付け
        お問い合わせいただき
        工单
    """,
    challenge="",
    back="",
    until="",
    since="",
)
