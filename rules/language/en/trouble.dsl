# Whether everything is in order, so that a reward or an offer is in place.
[when]The customer has no open complaint=Customer( openComplaints == 0 )
[when]The customer has an open complaint=Customer( openComplaints > 0 )
[when]The customer has no late order under way=not Order( late, open ) from $customer.orders
