# Программы лояльности, которые ведём мы (programmes.yaml), и та, о которой сообщает CRM.
[when]Клиент участвует в программе "{programme:text}"=$programme : Programme( name == "{programme}", member ) from $customer.programmes
[when]Клиент участвует в какой-нибудь программе=$programme : Programme( member ) from $customer.programmes
[when]Клиент не участвует в программе "{programme:text}"=not Programme( name == "{programme}", member ) from $customer.programmes
[when]Клиент не состоит в программе "{programme:text}"=not Programme( name == "{programme}", member ) from $customer.programmes
[when]Клиент может вступить в программу "{programme:text}"=$programme : Programme( name == "{programme}", mayJoin ) from $customer.programmes
[when][Programme]- не дольше {days:number} (дня|дней)=memberForDays <= {days}
[when][Programme]- которую ведёт CRM=keptByCrm
[when][Programme]- с уровнем "{tier:text}"=tier == "{tier}"
[when][Programme]- с уровнем, достигнутым не более {days:number} (дня|дней) назад=tierReachedDaysAgo <= {days}
[when][Programme]- которому до следующего уровня не хватает не больше {amount:amount}=missingToNextTier <= {amount}
[when][Programme]- у которого на счёте не меньше {points:number} (балла|баллов)=points >= {points}
[when][Programme]- у которого баллы сгорят не позже чем через {days:number} (день|дня|дней)=pointsExpireInDays <= {days}
[when][Programme]- у которого вот-вот сгорит не меньше {points:number} (балла|баллов)=pointsExpiring >= {points}
[when][Programme]- с заполненной карточкой марок=fullCards >= 1
[when][Programme]- которому до полной карточки не хватает не больше {stamps:number} (марки|марок)=fullCards == 0, stampsMissing <= {stamps}
[when][Programme]- с картой от {from:decimal} и меньше {to:decimal} (процента|процентов)=cardDiscount >= {from}, cardDiscount < {to}
[when][Programme]- со ступенью карты, достигнутой не более {days:number} (дня|дней) назад=cardReachedDaysAgo <= {days}
[when][Programme]- которому до следующей ступени карты не хватает не больше {amount:amount}=missingToNextCard <= {amount}
[when]Клиент потеряет уровень "{tier:text}" не позже чем через {days:number} (день|дня|дней)=$programme : Programme( tier == "{tier}", tierLostInDays <= {days} ) from $customer.programmes
[when]У клиента сгорит не меньше {points:number} (балл|балла|баллов) не позже чем через {days:number} (день|дня|дней)=$programme : Programme( pointsExpiring >= {points}, pointsExpireInDays <= {days} ) from $customer.programmes
[when][Programme]- с уровнем, который будет потерян не позже чем через {days:number} (день|дня|дней)=tierLostInDays <= {days}
[when][Programme]- где для сохранения уровня не хватает не больше {amount:amount}=missingToKeepTier <= {amount}
[when][Programme]- где ещё не зачислено не меньше {points:number} (балл|балла|баллов)=pointsPending >= {points}
[when][Programme]- куда перенесли баллы из другой программы=broughtAlong
