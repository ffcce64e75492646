# How likely the customer is to buy nothing in the days that "fit" looks ahead (90, unless your customers buy more rarely). Unknown until a model was fitted to the company's own orders with "fit".
[when]The chance that the customer does not come back is at least {percent:number} percent=Customer( chanceToLosePercent >= {percent} )
[when]The chance that the customer does not come back is less than {percent:number} percent=Customer( chanceToLosePercent < {percent} )
[when]The chance that the customer does not come back was learnt in the last {days:number} day(s)?=Customer( chanceFittedDaysAgo < {days} )
