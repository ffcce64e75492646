# Семь признаков лояльности, её уровень и то, на чём она держится; всё за последний год. Признаки: returns, recommends, praises, defends,
# informs, forgives, first-to-buy. Доводы: price, benefits, reliability, habit; чувства: enthusiasm, affection, trust, interest.
[when]Клиент показывает не меньше {count:number} (признака|признаков) лояльности=Customer( signCount >= {count} )
[when]Клиент показывает меньше {count:number} (признака|признаков) лояльности=Customer( signCount < {count} )
[when]Клиент показывает признак "{sign:returns|recommends|praises|defends|informs|forgives|first-to-buy}"=$sign : Sign( kind == "{sign}" ) from $customer.signs
[when]Клиент не показывает признака "{sign:returns|recommends|praises|defends|informs|forgives|first-to-buy}"=not Sign( kind == "{sign}" ) from $customer.signs
[when][Sign]- который виден за последние {days:number} (день|дня|дней)=daysAgo < {days}
[when][Sign]- который виден не меньше {times:number} (раза|раз)=times >= {times}
[when]Лояльность клиента: "{level:habit|attachment|commitment}"=Customer( loyaltyLevel == "{level}" )
[when]Лояльность клиента не "{level:habit|attachment|commitment}"=Customer( loyaltyLevel != "{level}" )
[when]Лояльность клиента держится на "{factor:price|benefits|reliability|habit|enthusiasm|affection|trust|interest}"=exists LoyaltyFactor( kind == "{factor}" ) from $customer.loyaltyFactors
[when]Лояльность клиента держится и на чувствах=exists LoyaltyFactor( emotional ) from $customer.loyaltyFactors
[when]Лояльность клиента не держится на чувствах=not LoyaltyFactor( emotional ) from $customer.loyaltyFactors
