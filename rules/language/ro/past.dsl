# Ce am făcut înainte pentru client, oricine ar fi decis. Primit este ceea ce nu a eșuat; o acțiune încă deschisă nu se pune împotriva regulii care a propus-o. „În ultimele 180 de zile” se numără din ziua în care a fost făcută sau din ziua răspunsului clientului.
[when]Clientul a primit ceva de la noi=exists PastAction( given ) from $customer.pastActions
[when]Clientul a primit ceva de la noi în ultimele {days:number} (zi|zile|de zile)=exists PastAction( given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul nu a primit nimic de la noi în ultimele {days:number} (zi|zile|de zile)=not PastAction( given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul a primit "{action:word}"=exists PastAction( action == "{action}", given ) from $customer.pastActions
[when]Clientul a primit "{action:word}" în ultimele {days:number} (zi|zile|de zile)=exists PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul a primit "{action:word}" de cel puțin {count:number} (dată|ori|de ori) în ultimele {days:number} (zi|zile|de zile)=accumulate( PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n >= {count} )
[when]Clientul a primit "{action:word}" de cel mult {count:number} (dată|ori|de ori) în ultimele {days:number} (zi|zile|de zile)=accumulate( PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n <= {count} )
[when]Clientul nu a primit niciodată "{action:word}"=not PastAction( action == "{action}", given ) from $customer.pastActions
[when]Clientul nu a primit "{action:word}" în ultimele {days:number} (zi|zile|de zile)=not PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul a acceptat "{action:word}" în ultimele {days:number} (zi|zile|de zile)=exists PastAction( action == "{action}", accepted, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Clientul nu a acceptat "{action:word}" în ultimele {days:number} (zi|zile|de zile)=not PastAction( action == "{action}", accepted, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Clientul a refuzat "{action:word}" în ultimele {days:number} (zi|zile|de zile)=exists PastAction( action == "{action}", rejected, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Clientul nu a refuzat "{action:word}" în ultimele {days:number} (zi|zile|de zile)=not PastAction( action == "{action}", rejected, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Clientul a primit ceva din domeniul "{area:word}" în ultimele {days:number} (zi|zile|de zile)=exists PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul a primit ceva din domeniul "{area:word}" de cel puțin {count:number} (dată|ori|de ori) în ultimele {days:number} (zi|zile|de zile)=accumulate( PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n >= {count} )
[when]Clientul nu a primit nimic din domeniul "{area:word}" în ultimele {days:number} (zi|zile|de zile)=not PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul a primit ceva din grupul "{group:word}" în ultimele {days:number} (zi|zile|de zile)=exists PastAction( group == "{group}", given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul nu a primit nimic din grupul "{group:word}" în ultimele {days:number} (zi|zile|de zile)=not PastAction( group == "{group}", given, daysAgo < {days} ) from $customer.pastActions
[when]Clientul a acceptat ceva=exists PastAction( accepted ) from $customer.pastActions
[when]Clientul a refuzat ceva=exists PastAction( rejected ) from $customer.pastActions
[when][PastAction]- în ultimele {hours:number} (oră|ore|de ore)=hoursAgo < {hours}
[when][PastAction]- în ultimele {days:number} (zi|zile|de zile)=daysAgo < {days}
[when][PastAction]- în ultimele {months:number} (lună|luni|de luni)=monthsAgo < {months}
[when][PastAction]- acum cel puțin {days:number} (zi|zile|de zile)=daysAgo >= {days}
[when][PastAction]- cu răspuns în ultimele {days:number} (zi|zile|de zile)=answeredDaysAgo < {days}
[when][PastAction]- cu răspuns în ultimele {months:number} (lună|luni|de luni)=answeredMonthsAgo < {months}
[when][PastAction]- și anume "{action:word}"=action == "{action}"
[when][PastAction]- în afară de "{action:word}"=action != "{action}"
[when][PastAction]- din domeniul "{area:word}"=area == "{area}"
[when][PastAction]- din grupul "{group:word}"=group == "{group}"
[when][PastAction]- de felul "{kind:obligation|warning|goodwill|reward|offer}"=kind == "{kind}"
[when][PastAction]- prin canalul "{channel:word}"=channel == "{channel}"
[when][PastAction]- după regula "{rule:text}"=rule == "{rule}"
[when][PastAction]- cu acordul clientului=accepted
[when][PastAction]- cu refuzul clientului=rejected
[when][PastAction]- fără reacția clientului=ignored
[when][PastAction]- la care clientul încă poate răspunde=open
[when][PastAction]- pentru această comandă=subject == $order.id
