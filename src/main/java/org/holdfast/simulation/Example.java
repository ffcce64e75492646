package org.holdfast.simulation;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Promise;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A made-up customer, what we promised them, and how they stand in loyalty programmes; written together, although we keep both ourselves.
 *
 * @param programmes {@code null} to reckon it from the facts
 */
record Example(Customer customer, List<Promise> promises, @Nullable List<ProgrammeView> programmes) {

    private static final String PROMISES = "promises";
    private static final String PROGRAMMES = "programmes";

    /** @throws InvalidFact naming the field */
    static Example read(ObjectNode facts) {
        ObjectNode own = facts.deepCopy();
        List<Promise> promises = list(own, PROMISES, Promise.class);
        List<ProgrammeView> programmes = list(own, PROGRAMMES, ProgrammeView.class);
        return new Example(FactsJson.read(own, Customer.class), promises == null ? List.of() : promises, programmes);
    }

    private static <T> @Nullable List<T> list(ObjectNode facts, String field, Class<T> type) {
        JsonNode list = facts.remove(field);
        if (list == null) {
            return null;
        }
        if (!list.isArray()) {
            throw new InvalidFact(field, "must be a list");
        }
        List<T> things = new ArrayList<>();
        list.forEach(each -> things.add(FactsJson.read(each, type)));
        return List.copyOf(things);
    }

    CustomerView view(Viewpoint from) {
        return view(customer, from, promises, programmes);
    }

    static CustomerView view(Customer customer, Viewpoint from, List<Promise> promises, @Nullable List<ProgrammeView> programmes) {
        CustomerView view = CustomerView.of(customer, from, promises);
        return programmes == null ? view : view.standing(programmes);
    }
}
