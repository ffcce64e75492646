# Whether everything is in order, so that a reward or an offer is in place. "that we know of" also holds where nobody tells us.
[when]The customer has no open complaint=Customer( openComplaints == 0 )
[when]The customer has no open complaint that we know of=Customer( openComplaints == null || openComplaints == 0 )
[when]The customer has an open complaint=Customer( openComplaints > 0 )
[when]The customer has no late order under way=not Order( late, open ) from $customer.orders
[when]The customer has no late order under way that we know of=not Order( late != null, late, open ) from $customer.orders
