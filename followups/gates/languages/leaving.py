"""Words of leaving a contract, in all languages: one term, however it is worded ("cancel any month", "no minimum term")."""

from followups.gates.languages.matters import table

LEAVING = table(
    "kündig* kündbar* aussteigen aufhören mindestlaufzeit vertragsbindung "
    "résili* arrêter arrêtez arrêtes partir quitter engagement préavis "
    "cancelar cancela cancelas baja permanencia irse irte marcharse dejarlo "
    "disdire disdetta disdici recedere recesso uscire vincolo vincoli smettere "
    "opzeg* opzeggen stoppen stopt contractduur looptijd "
    "sair rescindir rescisão fidelização fidelidade desistir "
    "cancel cancels cancelled leave notice"
)
