# Programe de fidelitate ținute de noi (programmes.yaml) și cel despre care ne spune CRM-ul.
[when]Clientul participă la programul "{programme:text}"=$programme : Programme( name == "{programme}", member ) from $customer.programmes
[when]Clientul participă la un program=$programme : Programme( member ) from $customer.programmes
[when]Clientul nu participă la programul "{programme:text}"=not Programme( name == "{programme}", member ) from $customer.programmes
[when]Clientul nu este membru al programului "{programme:text}"=not Programme( name == "{programme}", member ) from $customer.programmes
[when]Clientul poate intra în programul "{programme:text}"=$programme : Programme( name == "{programme}", mayJoin ) from $customer.programmes
[when][Programme]- de cel mult {days:number} (zi|zile|de zile)=memberForDays <= {days}
[when][Programme]- ținut de CRM=keptByCrm
[when][Programme]- cu nivelul "{tier:text}"=tier == "{tier}"
[when][Programme]- cu un nivel atins acum cel mult {days:number} (zi|zile|de zile)=tierReachedDaysAgo <= {days}
[when][Programme]- căruia îi lipsesc cel mult {amount:amount} până la nivelul următor=missingToNextTier <= {amount}
[when][Programme]- cu cel puțin {points:number} (punct|puncte|de puncte) de cheltuit=points >= {points}
[when][Programme]- cu puncte care expiră în cel mult {days:number} (zi|zile|de zile)=pointsExpireInDays <= {days}
[when][Programme]- cu cel puțin {points:number} (punct|puncte|de puncte) pe cale să expire=pointsExpiring >= {points}
[when][Programme]- cu un card plin de timbre=fullCards >= 1
[when][Programme]- căruia îi lipsesc cel mult {stamps:number} (timbru|timbre|de timbre) până la un card plin=fullCards == 0, stampsMissing <= {stamps}
[when][Programme]- cu un card de la {from:decimal} până sub {to:decimal} la sută=cardDiscount >= {from}, cardDiscount < {to}
[when][Programme]- cu o treaptă a cardului atinsă acum cel mult {days:number} (zi|zile|de zile)=cardReachedDaysAgo <= {days}
[when][Programme]- căruia îi lipsesc cel mult {amount:amount} până la treapta următoare a cardului=missingToNextCard <= {amount}
[when]Clientul pierde nivelul "{tier:text}" în cel mult {days:number} (zi|zile|de zile)=$programme : Programme( tier == "{tier}", tierLostInDays <= {days} ) from $customer.programmes
[when]Clientului îi expiră cel puțin {points:number} (punct|puncte|de puncte) în cel mult {days:number} (zi|zile|de zile)=$programme : Programme( pointsExpiring >= {points}, pointsExpireInDays <= {days} ) from $customer.programmes
[when][Programme]- cu un nivel care se pierde în cel mult {days:number} (zi|zile|de zile)=tierLostInDays <= {days}
[when][Programme]- cu cel mult {amount:amount} lipsă pentru păstrarea nivelului=missingToKeepTier <= {amount}
[when][Programme]- cu cel puțin {points:number} (punct|puncte|de puncte) în așteptare=pointsPending >= {points}
[when][Programme]- adus din alt program=broughtAlong
