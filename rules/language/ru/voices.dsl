# Что клиент нам говорит: опросы, общение, возвраты.
[when]Клиент — промоутер=Customer( npsGroup == "promoter" )
[when]Клиент нас рекомендует=Customer( npsGroup == "promoter" )
[when]Клиент — нейтрал=Customer( npsGroup == "passive" )
[when]Клиент к нам равнодушен=Customer( npsGroup == "passive" )
[when]Клиент — критик=Customer( npsGroup == "detractor" )
[when]Клиент нас не рекомендует=Customer( npsGroup == "detractor" )
[when]Клиент — не критик=Customer( npsGroup != "detractor" )
[when]Клиент не отговаривает от нас=Customer( npsGroup != "detractor" )
[when]Клиент сказал нам об этом за последние {days:number} (день|дня|дней)=Customer( npsDaysAgo < {days} )
[when]Клиент ответил на опрос=$survey : Survey() from $customer.surveys
[when]Клиент не отвечал на опросы=not Survey() from $customer.surveys
[when][Survey]- с оценкой {score:decimal} или меньше=score <= {score}
[when][Survey]- с оценкой {score:decimal} или больше=score >= {score}
[when][Survey]- вида "{kind:word}"=kind == "{kind}"
[when][Survey]- за последние {days:number} (день|дня|дней)=daysAgo < {days}
[when]Клиент упоминал конкурента=exists Interaction( kind == "competitor-mention" ) from $customer.interactions
[when]Клиент нас хвалил=exists Interaction( kind == "praise" ) from $customer.interactions
[when]Клиент нас похвалил=exists Interaction( kind == "praise" ) from $customer.interactions
[when]Клиент нас рекомендовал другим=exists Interaction( kind == "recommendation" ) from $customer.interactions
[when]Клиент нас рекомендовал=exists Interaction( kind == "recommendation" ) from $customer.interactions
[when]Клиент нас защищал=exists Interaction( kind == "defence" ) from $customer.interactions
[when]Клиент поделился с нами новостью=exists Interaction( kind == "tip" ) from $customer.interactions
[when]Клиент не смог до нас дозвониться=exists Interaction( kind == "missed-call" ) from $customer.interactions
[when]Клиент к нам заходил=exists Interaction( kind == "visit" ) from $customer.interactions
[when]Клиент не выходил на связь=not Interaction() from $customer.interactions
[when][Interaction]- за последние {days:number} (день|дня|дней)=daysAgo < {days}
[when]Клиент что-то вернул=exists Return() from $customer.returns
[when]Клиент ничего не возвращал=not Return() from $customer.returns
[when][Return]- за последние {days:number} (день|дня|дней)=daysAgo < {days}
[when]Клиент просил принять возврат=exists Return() from $customer.everyReturn
[when]Клиент не просил принять возврат=not Return() from $customer.everyReturn
[when][Return]- на сумму не меньше {amount:amount}=value >= {amount}
[when][Return]- с возмещением не меньше {amount:amount}=refund >= {amount}
[when][Return]- на который мы ещё не ответили=state == "requested"
[when][Return]- который мы одобрили=state == "accepted"
[when][Return]- в котором отказано=state == "refused"
[when][Return]- который до нас дошёл=state == "received"
[when][Return]- за который вернули деньги=state == "refunded"
[when][Return]- который заменён другим товаром=state == "exchanged"
[when][Return]- по причине "{reason:text}"=reason == "{reason}"
