# Coletele, precum și comenzile care așteaptă sau au ajuns doar parțial. Un colet pierdut sau întors contează până se trimite altul sau se anulează comanda.
[when][Order]- care a ajuns parțial=partlyArrived
[when][Order]- din care nu a ajuns nimic sau a ajuns tot=!partlyArrived
[when][Order]- al cărei rest este încă pe drum=partlyArrived, !parcelAttempted, !parcelLost, !parcelReturned, pickupWaitingDays == null
[when][Order]- care, din câte știm, nu întârzie=late == null || late == false
[when][Order]- din care știm ce mai trebuie să ajungă=stillToCome != null
[when][Order]- din care nu știm ce mai trebuie să ajungă=stillToCome == null
[when][Order]- din care mai trebuie să ajungă cel puțin {count:number} (bucată|bucăți|de bucăți)=piecesToCome >= {count}
[when][Order]- care nu este plătită=unpaid
[when][Order]- care este suspendată=onHold
[when][Order]- care îl așteaptă pe client=waiting
[when][Order]- pe care clientul o dorește mai târziu decât am promis=wishedLater
[when][Order]- care, spune clientul, nu a ajuns=neverCame
[when][Order]- care chiar a ajuns, din câte știm=!neverCame
[when][Order]- cu un colet care poate fi ridicat=pickupWaitingDays >= 0
[when][Order]- cu un colet care poate fi ridicat de cel puțin {days:number} (zi|zile|de zile)=pickupWaitingDays >= {days}
[when][Order]- cu un colet care trebuie ridicat în cel mult {days:number} (zi|zile|de zile)=pickupInDays >= 0, pickupInDays <= {days}
[when][Order]- cu un colet care nu a putut fi predat=parcelAttempted
[when][Order]- cu un colet care s-a pierdut=parcelLost
[when][Order]- cu un colet care s-a întors la noi=parcelReturned
[when]Clientul are un colet=$parcel : Parcel() from $customer.parcels
[when]Clientul nu are niciun colet=not Parcel() from $customer.parcels
[when]Clientul nu are niciun colet pe drum=not Parcel( open ) from $customer.parcels
[when][Parcel]- care este încă pe drum=open
[when][Parcel]- care a plecat de la noi=shipped
[when][Parcel]- care a fost livrat=delivered
[when][Parcel]- care poate fi ridicat=readyForPickup
[when][Parcel]- care poate fi ridicat de cel puțin {days:number} (zi|zile|de zile)=readyDaysAgo >= {days}
[when][Parcel]- care poate fi ridicat de cel mult {days:number} (zi|zile|de zile)=readyDaysAgo <= {days}
[when][Parcel]- care trebuie ridicat în cel mult {days:number} (zi|zile|de zile)=pickupInDays >= 0, pickupInDays <= {days}
[when][Parcel]- care mai poate fi ridicat mai mult de {days:number} (zi|zile|de zile)=pickupInDays > {days}
[when][Parcel]- care nu a putut fi predat=attempted
[when][Parcel]- care nu a putut fi predat în ultimele {days:number} (zi|zile|de zile)=attemptedDaysAgo < {days}
[when][Parcel]- care s-a pierdut=lost
[when][Parcel]- care s-a pierdut în ultimele {days:number} (zi|zile|de zile)=lostDaysAgo < {days}
[when][Parcel]- care s-a întors la noi=returned
[when][Parcel]- care s-a întors la noi în ultimele {days:number} (zi|zile|de zile)=returnedDaysAgo < {days}
[when][Parcel]- care întârzie cu cel puțin {days:number} (zi|zile|de zile)=daysLate >= {days}
[when][Parcel]- adus de "{carrier:text}"=carrier == "{carrier}"
[when][Parcel]- cu număr de urmărire=trackingNumber != null
[when][Parcel]- despre care știm până când poate fi ridicat=pickupUntil != null
[when][Parcel]- despre care nu știm până când poate fi ridicat=pickupUntil == null
