# What the customer tells us: surveys, interactions, returns.
[when]The customer is a promoter=Customer( npsGroup == "promoter" )
[when]The customer is passive=Customer( npsGroup == "passive" )
[when]The customer is a detractor=Customer( npsGroup == "detractor" )
[when]The customer is not a detractor=Customer( npsGroup != "detractor" )
[when]The customer told us so in the last {days:number} day(s)?=Customer( npsDaysAgo < {days} )
[when]The customer has answered a survey=$survey : Survey() from $customer.surveys
[when]The customer has answered no survey=not Survey() from $customer.surveys
[when][Survey]- with {score:decimal} points or less=score <= {score}
[when][Survey]- with {score:decimal} points or more=score >= {score}
[when][Survey]- of the kind "{kind:word}"=kind == "{kind}"
[when][Survey]- in the last {days:number} day(s)?=daysAgo < {days}
[when]The customer has mentioned a competitor=exists Interaction( kind == "competitor-mention" ) from $customer.interactions
[when]The customer has praised us=exists Interaction( kind == "praise" ) from $customer.interactions
[when]The customer has recommended us=exists Interaction( kind == "recommendation" ) from $customer.interactions
[when]The customer has defended us=exists Interaction( kind == "defence" ) from $customer.interactions
[when]The customer has given us a tip=exists Interaction( kind == "tip" ) from $customer.interactions
[when]The customer has tried to call us in vain=exists Interaction( kind == "missed-call" ) from $customer.interactions
[when]The customer has visited us=exists Interaction( kind == "visit" ) from $customer.interactions
[when]The customer has not been in touch=not Interaction() from $customer.interactions
[when][Interaction]- in the last {days:number} day(s)?=daysAgo < {days}
[when]The customer has returned something=exists Return() from $customer.returns
[when]The customer has returned nothing=not Return() from $customer.returns
[when][Return]- in the last {days:number} day(s)?=daysAgo < {days}
[when]The customer has asked to return something=exists Return() from $customer.everyReturn
[when]The customer has not asked to return anything=not Return() from $customer.everyReturn
[when][Return]- worth at least {amount:amount}=value >= {amount}
[when][Return]- with a refund of at least {amount:amount}=refund >= {amount}
[when][Return]- that we have not answered yet=state == "requested"
[when][Return]- that we accepted=state == "accepted"
[when][Return]- that was refused=state == "refused"
[when][Return]- that has reached us=state == "received"
[when][Return]- that was refunded=state == "refunded"
[when][Return]- that was exchanged=state == "exchanged"
[when][Return]- because of "{reason:text}"=reason == "{reason}"
