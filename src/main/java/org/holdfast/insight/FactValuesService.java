package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.simulation.CustomerBatches;
import org.holdfast.simulation.values.FoundValues;
import org.holdfast.simulation.values.ValueCounter;
import org.holdfast.simulation.values.ValueField;
import org.holdfast.simulation.values.ValueWarnings;

/**
 * Lists the values that the facts of the stored customers have, and warns about values in a rule book that no customer
 * has. For a large number of customers, a sample is read instead, always the same one; the result says so.
 */
public final class FactValuesService {

    /** Size of the sample. It misses a value of one customer in a thousand with a probability of 1 in 500 million. */
    public static final int MAX_SAMPLE_SIZE = 20_000;

    private final CustomerRepository customers;
    private final Clock clock;
    private final int max;

    FactValuesService(CustomerRepository customers, Clock clock) {
        this(customers, clock, MAX_SAMPLE_SIZE);
    }

    /** @param max maximum number of customers to read */
    FactValuesService(CustomerRepository customers, Clock clock, int max) {
        this.customers = customers;
        this.clock = clock;
        this.max = max;
    }

    /** Returns a warning for each value in a rule of the book that no customer has; none if there are no customers. */
    public List<Problem> warnings(DecisionModel book) {
        ValueWarnings warnings = new ValueWarnings(book.rules());
        Collection<ValueField> fields = warnings.fields();
        return fields.isEmpty() ? List.of() : warnings.of(list(fields, book));
    }

    /**
     * Returns the current values of some fields.
     *
     * @param book the model that defines loyalty programmes and defaults
     */
    public FoundValues list(Collection<ValueField> fields, DecisionModel book) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EvaluationContext from = book.viewpoint(now);
        ValueCounter counter = new ValueCounter(fields);
        long all = customers.count();
        CustomerBatches.of(customers, all > max ? max : null)
                .forEach(chunk -> chunk.forEach(each -> counter.add(CustomerView.of(each.facts(), from))));
        return counter.found(now, all);
    }
}
