package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;

/** What has been bound so far in a rule: the customer first, then one thing for each list that is looked through. */
final class BindingScope {

    private final List<String> variables = new ArrayList<>(List.of("$customer"));
    private final List<Entity> entities = new ArrayList<>(List.of(Vocabulary.CUSTOMER));
    private final List<String> customerAliases = new ArrayList<>();

    void alsoCustomer(String variable) {
        customerAliases.add(variable);
    }

    int bind(String variable, Entity entity) {
        variables.add(variable);
        entities.add(entity);
        return variables.size() - 1;
    }

    boolean isBound(String variable) {
        return place(variable) >= 0;
    }

    /** The place of a variable, or -1. */
    int place(String variable) {
        return customerAliases.contains(variable) ? 0 : variables.indexOf(variable);
    }

    Entity entity(int place) {
        return entities.get(place);
    }

    int size() {
        return variables.size();
    }

    List<String> variables() {
        return List.copyOf(variables);
    }

    List<Entity> entities() {
        return List.copyOf(entities);
    }
}
