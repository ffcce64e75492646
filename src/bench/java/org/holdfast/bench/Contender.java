package org.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.loyalty.CustomerView;

/** A way to decide. Every contender gets the same customers, seen from the same moment, and must propose the same. */
interface Contender {

    /** Everything the rules propose for a customer. */
    List<Proposed> proposals(CustomerView view);

    /** The same for many customers; one by one unless the contender knows better. */
    default List<List<Proposed>> proposals(List<CustomerView> views) {
        List<List<Proposed>> all = new ArrayList<>(views.size());
        views.forEach(view -> all.add(proposals(view)));
        return all;
    }
}
