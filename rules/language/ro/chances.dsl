# Cât de probabil este ca clientul să nu cumpere nimic în zilele pentru care „fit” privește înainte (90, dacă clienții nu cumpără mai rar). Necunoscut până când un model a fost potrivit pe comenzile firmei cu „fit”.
[when]Probabilitatea ca clientul să nu mai revină este de cel puțin {percent:number} la sută=Customer( chanceToLosePercent >= {percent} )
[when]Probabilitatea ca clientul să nu mai revină este mai mică de {percent:number} la sută=Customer( chanceToLosePercent < {percent} )
[when]Probabilitatea ca clientul să nu mai revină a fost calculată în ultimele {days:number} (zi|zile|de zile)=Customer( chanceFittedDaysAgo < {days} )
