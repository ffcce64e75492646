# Abonamentele. „Are un abonament”: regula se aplică o dată pentru fiecare abonament potrivit.
[when]Clientul are un abonament=$subscription : Subscription() from $customer.subscriptions
[when]Clientul nu are niciun abonament=not Subscription() from $customer.subscriptions
[when]Clientul nu are niciun abonament activ=not Subscription( running ) from $customer.subscriptions
[when][Subscription]- care este activ=running
[when][Subscription]- care nu este activ=!running
[when][Subscription]- cu planul "{plan:text}"=plan == "{plan}"
[when][Subscription]- cu alt plan decât "{plan:text}"=plan != "{plan}"
[when][Subscription]- aflat în perioada de probă=status == "trial"
[when][Subscription]- care este suspendat=status == "paused"
[when][Subscription]- a cărui plată a eșuat=status == "past-due"
[when][Subscription]- început în ultimele {days:number} (zi|zile|de zile)=startedDaysAgo < {days}
[when][Subscription]- început acum cel puțin {days:number} (zi|zile|de zile)=startedDaysAgo >= {days}
[when][Subscription]- care se prelungește în cel mult {days:number} (zi|zile|de zile)=renewsInDays >= 0, renewsInDays <= {days}
[when][Subscription]- care se prelungește exact peste {days:number} (zi|zile|de zile)=renewsInDays == {days}
[when][Subscription]- care se încheie în cel mult {days:number} (zi|zile|de zile)=endsInDays >= 0, endsInDays <= {days}
[when][Subscription]- la care clientul vrea să renunțe=cancellationRequested
[when][Subscription]- la care clientul nu a cerut să renunțe=!cancellationRequested
[when][Subscription]- la care clientul a cerut să renunțe în ultimele {days:number} (zi|zile|de zile)=cancelRequestedDaysAgo < {days}
[when][Subscription]- care a fost anulat=cancelled
[when][Subscription]- care nu a fost anulat=!cancelled
[when][Subscription]- anulat în ultimele {days:number} (zi|zile|de zile)=cancelledDaysAgo < {days}
[when][Subscription]- anulat acum cel puțin {days:number} (zi|zile|de zile)=cancelledDaysAgo >= {days}
[when][Subscription]- anulat din motivul "{reason:text}"=reason == "{reason}"
[when][Subscription]- care costă cel puțin {amount:amount} pe an=pricePerYear >= {amount}
[when][Subscription]- care costă mai puțin de {amount:amount} pe an=pricePerYear < {amount}
[when][Subscription]- cu preț cunoscut=price != null
[when][Subscription]- plătit lunar=every == "month"
[when][Subscription]- plătit anual=every == "year"
