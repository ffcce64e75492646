package org.holdfast.simulation;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Promise;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A made-up customer, and what we promised them; written together, although we keep promises ourselves. */
record Example(Customer customer, List<Promise> promises) {

    private static final String PROMISES = "promises";

    /** @throws InvalidFact naming the field */
    static Example read(ObjectNode facts) {
        ObjectNode own = facts.deepCopy();
        List<Promise> promises = new ArrayList<>();
        JsonNode list = own.remove(PROMISES);
        if (list != null) {
            if (!list.isArray()) {
                throw new InvalidFact(PROMISES, "must be a list");
            }
            list.forEach(each -> promises.add(FactsJson.read(each, Promise.class)));
        }
        return new Example(FactsJson.read(own, Customer.class), List.copyOf(promises));
    }
}
