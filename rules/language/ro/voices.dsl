# Ce ne spune clientul: sondaje, interacțiuni, retururi.
[when]Clientul este promotor=Customer( npsGroup == "promoter" )
[when]Clientul este pasiv=Customer( npsGroup == "passive" )
[when]Clientul este detractor=Customer( npsGroup == "detractor" )
[when]Clientul nu este detractor=Customer( npsGroup != "detractor" )
[when]Clientul ne-a spus-o în ultimele {days:number} (zi|zile|de zile)=Customer( npsDaysAgo < {days} )
[when]Clientul a răspuns la un sondaj=$survey : Survey() from $customer.surveys
[when]Clientul nu a răspuns la niciun sondaj=not Survey() from $customer.surveys
[when][Survey]- cu nota {score:decimal} sau mai mică=score <= {score}
[when][Survey]- cu nota {score:decimal} sau mai mare=score >= {score}
[when][Survey]- de tipul "{kind:word}"=kind == "{kind}"
[when][Survey]- în ultimele {days:number} (zi|zile|de zile)=daysAgo < {days}
[when]Clientul a pomenit un concurent=exists Interaction( kind == "competitor-mention" ) from $customer.interactions
[when]Clientul ne-a lăudat=exists Interaction( kind == "praise" ) from $customer.interactions
[when]Clientul ne-a recomandat altora=exists Interaction( kind == "recommendation" ) from $customer.interactions
[when]Clientul ne-a recomandat=exists Interaction( kind == "recommendation" ) from $customer.interactions
[when]Clientul ne-a luat apărarea=exists Interaction( kind == "defence" ) from $customer.interactions
[when]Clientul ne-a dat un pont=exists Interaction( kind == "tip" ) from $customer.interactions
[when]Clientul a încercat fără succes să ne sune=exists Interaction( kind == "missed-call" ) from $customer.interactions
[when]Clientul ne-a vizitat=exists Interaction( kind == "visit" ) from $customer.interactions
[when]Clientul nu a luat legătura cu noi=not Interaction() from $customer.interactions
[when][Interaction]- în ultimele {days:number} (zi|zile|de zile)=daysAgo < {days}
[when]Clientul a returnat ceva=exists Return() from $customer.returns
[when]Clientul nu a returnat nimic=not Return() from $customer.returns
[when][Return]- în ultimele {days:number} (zi|zile|de zile)=daysAgo < {days}
[when]Clientul a cerut un retur=exists Return() from $customer.everyReturn
[when]Clientul nu a cerut niciun retur=not Return() from $customer.everyReturn
[when][Return]- în valoare de cel puțin {amount:amount}=value >= {amount}
[when][Return]- cu o rambursare de cel puțin {amount:amount}=refund >= {amount}
[when][Return]- la care nu am răspuns încă=state == "requested"
[when][Return]- pe care l-am acceptat=state == "accepted"
[when][Return]- care a fost refuzat=state == "refused"
[when][Return]- care a ajuns la noi=state == "received"
[when][Return]- pentru care am restituit banii=state == "refunded"
[when][Return]- care a fost schimbat cu alt produs=state == "exchanged"
[when][Return]- din cauza "{reason:text}"=reason == "{reason}"
