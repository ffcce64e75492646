# Loyalty programmes that we keep (programmes.yaml), and the one the CRM tells of.
[when]The customer takes part in "{programme:text}"=$programme : Programme( name == "{programme}", member ) from $customer.programmes
[when]The customer takes part in a programme=$programme : Programme( member ) from $customer.programmes
[when]The customer does not take part in "{programme:text}"=not Programme( name == "{programme}", member ) from $customer.programmes
[when]The customer is not a member of "{programme:text}"=not Programme( name == "{programme}", member ) from $customer.programmes
[when]The customer may join "{programme:text}"=$programme : Programme( name == "{programme}", mayJoin ) from $customer.programmes
[when][Programme]- since at most {days:number} day(s)?=memberForDays <= {days}
[when][Programme]- that the CRM keeps=keptByCrm
[when][Programme]- with the tier "{tier:text}"=tier == "{tier}"
[when][Programme]- with a tier reached at most {days:number} day(s)? ago=tierReachedDaysAgo <= {days}
[when][Programme]- with at most {amount:amount} missing to the next tier=missingToNextTier <= {amount}
[when][Programme]- with at least {points:number} point(s)? to spend=points >= {points}
[when][Programme]- with points that expire in at most {days:number} day(s)?=pointsExpireInDays <= {days}
[when][Programme]- with at least {points:number} point(s)? about to expire=pointsExpiring >= {points}
[when][Programme]- with a full card of stamps=fullCards >= 1
[when][Programme]- with at most {stamps:number} stamp(s)? missing from a full card=fullCards == 0, stampsMissing <= {stamps}
[when][Programme]- with a card of at least {from:decimal} and less than {to:decimal} percent=cardDiscount >= {from}, cardDiscount < {to}
[when][Programme]- with a step of the card reached at most {days:number} day(s)? ago=cardReachedDaysAgo <= {days}
[when][Programme]- with at most {amount:amount} missing to the next step of the card=missingToNextCard <= {amount}
[when]The customer loses the tier "{tier:text}" in at most {days:number} day(s)?=$programme : Programme( tier == "{tier}", tierLostInDays <= {days} ) from $customer.programmes
[when]At least {points:number} point(s)? of the customer expire in at most {days:number} day(s)?=$programme : Programme( pointsExpiring >= {points}, pointsExpireInDays <= {days} ) from $customer.programmes
[when][Programme]- with a tier that is lost in at most {days:number} day(s)?=tierLostInDays <= {days}
[when][Programme]- with at most {amount:amount} missing to keep the tier=missingToKeepTier <= {amount}
[when][Programme]- with at least {points:number} point(s)? that still wait=pointsPending >= {points}
[when][Programme]- brought along from another programme=broughtAlong
