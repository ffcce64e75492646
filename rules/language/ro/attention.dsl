# Zile de ținut minte, preferințe și colegi lăudați
[when]Astăzi este sărbătoare legală acolo unde locuiește clientul=Customer( publicHoliday == true )
[when]Astăzi este sărbătoarea "{holiday:word}" acolo unde locuiește clientul=Customer( holiday == "{holiday}" )
[when]Astăzi este aniversarea primei zile a clientului la noi=Customer( anniversaryInDays == 0, yearsWithUs >= 1 )
[when]Clientul este cu noi de cel puțin {years:number} (an|ani|de ani)=Customer( yearsWithUs >= {years} )
[when]Clientul are o categorie preferată=Customer( favouriteCategory != null )
[when]Categoria preferată a clientului este "{category:text}"=Customer( favouriteCategory == "{category}" )
[when]Clientul a lăudat pe cineva după nume=$interaction : Interaction( kind == "praise", employee != null ) from $customer.interactions
[when]Clientul a lăudat un coleg și i-a spus numele=$interaction : Interaction( kind == "praise", employee != null ) from $customer.interactions
[when]Un prieten adus de client a comandat=$interaction : Interaction( kind == "recommendation", note contains "friend" ) from $customer.interactions
[when]O verificare a calității a privit locul unde cumpără clientul=$observation : Observation() from $customer.observations
[when]S-a verificat calitatea acolo unde cumpără clientul=$observation : Observation() from $customer.observations
[when][Observation]- la "{place:text}"=place == "{place}"
[when][Observation]- de felul "{kind:text}"=kind == "{kind}"
[when][Observation]- cu {score:decimal} (punct|puncte|de puncte) sau mai puțin=score <= {score}
[when][Observation]- cu {score:decimal} (punct|puncte|de puncte) sau mai mult=score >= {score}
[when][Observation]- în ultimele {days:number} (zi|zile|de zile)=daysAgo < {days}
[then]Propune "{action:word}" pentru ce s-a spus=propose("{action}").about($interaction);
[then]Propune "{action:word}" pentru ce s-a spus cu {amount:amount} {currency:currency}=propose("{action}").about($interaction).amount({amount}, "{currency}");
