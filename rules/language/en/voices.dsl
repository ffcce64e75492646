# What the customer tells us: surveys, interactions, returns.
[when]The customer is a promoter=Customer( npsGroup == "promoter" )
[when]The customer is a detractor=Customer( npsGroup == "detractor" )
[when]The customer is not a detractor=Customer( npsGroup != "detractor" )
[when]The customer told us so in the last {days:number} day(s)?=Customer( npsDaysAgo < {days} )
[when]The customer has mentioned a competitor=exists Interaction( kind == "competitor-mention" ) from $customer.interactions
[when]The customer has praised us=exists Interaction( kind == "praise" ) from $customer.interactions
[when]The customer has recommended us=exists Interaction( kind == "recommendation" ) from $customer.interactions
[when]The customer has tried to call us in vain=exists Interaction( kind == "missed-call" ) from $customer.interactions
[when]The customer has not been in touch=not Interaction() from $customer.interactions
[when]The customer has returned nothing=not Return() from $customer.returns
[when][Interaction]- in the last {days:number} day(s)?=daysAgo < {days}
[when][Return]- in the last {days:number} day(s)?=daysAgo < {days}
