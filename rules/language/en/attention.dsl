# Days to remember, favourites, and colleagues who were praised
[when]Today is a public holiday where the customer lives=Customer( publicHoliday == true )
[when]Today is the holiday "{holiday:word}" where the customer lives=Customer( holiday == "{holiday}" )
[when]It is the anniversary of the customer's first day with us=Customer( anniversaryInDays == 0, yearsWithUs >= 1 )
[when]The customer has been with us for at least {years:number} year(s)?=Customer( yearsWithUs >= {years} )
[when]The customer has a favourite category=Customer( favouriteCategory != null )
[when]The customer's favourite category is "{category:text}"=Customer( favouriteCategory == "{category}" )
[when]The customer has praised somebody by name=$interaction : Interaction( kind == "praise", employee != null ) from $customer.interactions
[when]A friend whom the customer sent has ordered=$interaction : Interaction( kind == "recommendation", note contains "friend" ) from $customer.interactions
[when]A quality check has looked at where the customer shops=$observation : Observation() from $customer.observations
[when][Observation]- at "{place:text}"=place == "{place}"
[when][Observation]- of the kind "{kind:text}"=kind == "{kind}"
[when][Observation]- with {score:decimal} points or less=score <= {score}
[when][Observation]- with {score:decimal} points or more=score >= {score}
[when][Observation]- in the last {days:number} day(s)?=daysAgo < {days}
[then]Propose "{action:word}" for what was said=propose("{action}").about($interaction);
[then]Propose "{action:word}" for what was said with {amount:amount} {currency:currency}=propose("{action}").about($interaction).amount({amount}, "{currency}");
