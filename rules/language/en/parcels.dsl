# Parcels, and orders that wait or have come only in part. A parcel that was lost or came back counts until another was sent, or the order cancelled.
[when][Order]- that has partly arrived=partlyArrived
[when][Order]- of which either nothing or everything has arrived=!partlyArrived
[when][Order]- whose rest is still under way=partlyArrived, !parcelAttempted, !parcelLost, !parcelReturned, pickupWaitingDays == null
[when][Order]- that is not known to be late=late == null || late == false
[when][Order]- of which we know what is still to come=stillToCome != null
[when][Order]- of which we do not know what is still to come=stillToCome == null
[when][Order]- with at least {count:number} piece(s)? still to come=piecesToCome >= {count}
[when][Order]- that is unpaid=unpaid
[when][Order]- that is on hold=onHold
[when][Order]- that waits for the customer=waiting
[when][Order]- that the customer wants later than promised=wishedLater
[when][Order]- that the customer says never came=neverCame
[when][Order]- that really came, as far as we know=!neverCame
[when][Order]- with a parcel that is ready for pickup=pickupWaitingDays >= 0
[when][Order]- with a parcel that has been ready for pickup for at least {days:number} day(s)?=pickupWaitingDays >= {days}
[when][Order]- with a parcel that has to be picked up in at most {days:number} day(s)?=pickupInDays >= 0, pickupInDays <= {days}
[when][Order]- with a parcel that could not be delivered=parcelAttempted
[when][Order]- with a parcel that is lost=parcelLost
[when][Order]- with a parcel that was returned to us=parcelReturned
[when]The customer has a parcel=$parcel : Parcel() from $customer.parcels
[when]The customer has no parcel=not Parcel() from $customer.parcels
[when]The customer has no parcel under way=not Parcel( open ) from $customer.parcels
[when][Parcel]- that is still under way=open
[when][Parcel]- that has left us=shipped
[when][Parcel]- that has been delivered=delivered
[when][Parcel]- that is ready for pickup=readyForPickup
[when][Parcel]- that has been ready for pickup for at least {days:number} day(s)?=readyDaysAgo >= {days}
[when][Parcel]- that has been ready for pickup for at most {days:number} day(s)?=readyDaysAgo <= {days}
[when][Parcel]- that has to be picked up in at most {days:number} day(s)?=pickupInDays >= 0, pickupInDays <= {days}
[when][Parcel]- that can still be picked up for more than {days:number} day(s)?=pickupInDays > {days}
[when][Parcel]- that could not be delivered=attempted
[when][Parcel]- that could not be delivered in the last {days:number} day(s)?=attemptedDaysAgo < {days}
[when][Parcel]- that is lost=lost
[when][Parcel]- that was lost in the last {days:number} day(s)?=lostDaysAgo < {days}
[when][Parcel]- that was returned to us=returned
[when][Parcel]- that was returned to us in the last {days:number} day(s)?=returnedDaysAgo < {days}
[when][Parcel]- that is late by at least {days:number} day(s)?=daysLate >= {days}
[when][Parcel]- that "{carrier:text}" brings=carrier == "{carrier}"
[when][Parcel]- with a tracking number=trackingNumber != null
[when][Parcel]- that can be picked up until a known day=pickupUntil != null
[when][Parcel]- of which we do not know until when it can be picked up=pickupUntil == null
