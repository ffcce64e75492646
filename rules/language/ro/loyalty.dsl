# Cele șapte semne ale fidelității, nivelul ei și pe ce se sprijină; toate din ultimul an. Semne: returns, recommends, praises, defends,
# informs, forgives, first-to-buy. Motive: price, benefits, reliability, habit; sentimente: enthusiasm, affection, trust, interest.
[when]Clientul arată cel puțin {count:number} (semn|semne|de semne) de fidelitate=Customer( signCount >= {count} )
[when]Clientul arată mai puțin de {count:number} (semn|semne|de semne) de fidelitate=Customer( signCount < {count} )
[when]Clientul arată semnul "{sign:returns|recommends|praises|defends|informs|forgives|first-to-buy}"=$sign : Sign( kind == "{sign}" ) from $customer.signs
[when]Clientul nu arată semnul "{sign:returns|recommends|praises|defends|informs|forgives|first-to-buy}"=not Sign( kind == "{sign}" ) from $customer.signs
[when][Sign]- văzut în ultimele {days:number} (zi|zile|de zile)=daysAgo < {days}
[when][Sign]- văzut de cel puțin {times:number} (dată|ori|de ori)=times >= {times}
[when]Fidelitatea clientului este "{level:habit|attachment|commitment}"=Customer( loyaltyLevel == "{level}" )
[when]Fidelitatea clientului nu este "{level:habit|attachment|commitment}"=Customer( loyaltyLevel != "{level}" )
[when]Fidelitatea clientului se sprijină pe "{factor:price|benefits|reliability|habit|enthusiasm|affection|trust|interest}"=exists LoyaltyFactor( kind == "{factor}" ) from $customer.loyaltyFactors
[when]Fidelitatea clientului se sprijină și pe sentimente=exists LoyaltyFactor( emotional ) from $customer.loyaltyFactors
[when]Fidelitatea clientului nu se sprijină pe sentimente=not LoyaltyFactor( emotional ) from $customer.loyaltyFactors
