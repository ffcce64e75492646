# The seven signs of loyalty, its level, and what it rests on; all of the last year. Signs: returns, recommends, praises, defends, informs,
# forgives, first-to-buy. Rational factors: price, benefits, reliability, habit; feelings: enthusiasm, affection, trust, interest.
[when]The customer shows at least {count:number} sign(s)? of loyalty=Customer( signCount >= {count} )
[when]The customer shows fewer than {count:number} sign(s)? of loyalty=Customer( signCount < {count} )
[when]The customer shows the sign "{sign:returns|recommends|praises|defends|informs|forgives|first-to-buy}"=$sign : Sign( kind == "{sign}" ) from $customer.signs
[when]The customer does not show the sign "{sign:returns|recommends|praises|defends|informs|forgives|first-to-buy}"=not Sign( kind == "{sign}" ) from $customer.signs
[when][Sign]- seen in the last {days:number} day(s)?=daysAgo < {days}
[when][Sign]- seen at least {times:number} time(s)?=times >= {times}
[when]The customer's loyalty is "{level:habit|attachment|commitment}"=Customer( loyaltyLevel == "{level}" )
[when]The customer's loyalty is not "{level:habit|attachment|commitment}"=Customer( loyaltyLevel != "{level}" )
[when]The customer's loyalty rests on "{factor:price|benefits|reliability|habit|enthusiasm|affection|trust|interest}"=exists LoyaltyFactor( kind == "{factor}" ) from $customer.loyaltyFactors
[when]The customer's loyalty rests on a feeling=exists LoyaltyFactor( emotional ) from $customer.loyaltyFactors
[when]The customer's loyalty rests on no feeling=not LoyaltyFactor( emotional ) from $customer.loyaltyFactors
