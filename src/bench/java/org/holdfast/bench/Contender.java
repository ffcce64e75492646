package org.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.loyalty.CustomerView;

/** An engine to compare. All get the same customers as of the same moment and must make the same proposals. */
interface Contender {

    /** Returns all proposals for a customer. */
    List<Proposed> proposals(CustomerView view);

    /** Returns the proposals for many customers; one by one unless the contender has a faster way. */
    default List<List<Proposed>> proposals(List<CustomerView> views) {
        List<List<Proposed>> all = new ArrayList<>(views.size());
        views.forEach(view -> all.add(proposals(view)));
        return all;
    }
}
