# Ce poate face o regulă: să propună o acțiune.
[then]Propune "{action:word}"=propose("{action}");
[then]Propune "{action:word}" cu {amount:amount} {currency:currency}=propose("{action}").amount({amount}, "{currency}");
[then]Propune "{action:word}" pentru comandă=propose("{action}").about($order);
[then]Propune "{action:word}" pentru comandă cu {amount:amount} {currency:currency}=propose("{action}").about($order).amount({amount}, "{currency}");
[then]Propune "{action:word}" pentru comandă cu {percent:decimal} la sută din valoarea ei=propose("{action}").about($order).percent({percent}, $order.value);
[then]Propune "{action:word}" pentru comandă cu reducerea lipsă=propose("{action}").about($order).percent(100, $order.missingDiscount);
[then]Propune "{action:word}" pentru reclamație=propose("{action}").about($complaint);
[then]Propune "{action:word}" pentru reclamație cu {amount:amount} {currency:currency}=propose("{action}").about($complaint).amount({amount}, "{currency}");
[then]Propune "{action:word}" cu nivelul "{tier:word}"=propose("{action}").with("tier", "{tier}");
[then]Propune "{action:word}" pentru promisiune=propose("{action}").about($promise);
[then]Propune "{action:word}" pentru promisiune cu {amount:amount} {currency:currency}=propose("{action}").about($promise).amount({amount}, "{currency}");
[then]Propune "{action:word}" pentru reclamație cu {amount:amount} {currency:currency} pentru fiecare zi după (prima|primele) {days:number} (zi lucrătoare|zile lucrătoare|de zile lucrătoare)=propose("{action}").about($complaint).each({amount}, "{currency}", $complaint.daysOpenAfter({days}));
[then]Propune "{action:word}" pentru abonament=propose("{action}").about($subscription);
[then]Propune "{action:word}" pentru abonament cu {amount:amount} {currency:currency}=propose("{action}").about($subscription).amount({amount}, "{currency}");
[then]Propune "{action:word}" pentru abonament cu {percent:decimal} la sută din prețul lui=propose("{action}").about($subscription).percent({percent}, $subscription.price);
[then]Propune "{action:word}" pentru plată=propose("{action}").about($payment);
