# Alte reguli. Întrebarea este dacă le sunt îndeplinite condițiile: chiar dacă sunt suspendate și orice ar spune limitele.
[when]Regula "{rule:text}" se potrivește=Customer( applies("{rule}") )
[when]Regula "{rule:text}" nu se potrivește=Customer( !applies("{rule}") )
[when]Niciuna dintre regulile de mai sus nu se potrivește=Customer( !ruleAboveApplies )
[when]Niciun alt rând al tabelului nu se potrivește=Customer( !otherRowApplies )
