package org.holdfast.changes;

import java.util.List;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.values.ValueChange;

/** A scenario, by which a rule book is checked, that differs between two rule books. */
public record ScenarioChange(HowChanged how, String file, String name, List<ValueChange> values) {

    public ScenarioChange {
        values = List.copyOf(values);
    }
}
