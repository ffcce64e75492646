package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.holdfast.decisioning.CustomerBatches;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.simulation.values.FoundValues;
import org.holdfast.simulation.values.ValueCounter;
import org.holdfast.simulation.values.ValueField;
import org.holdfast.simulation.values.ValueWarnings;

/**
 * Says which values the facts of the stored customers have, and which values a rule book asks about that nobody has. A
 * large base is not read as a whole: a sample is, the same one each time, and the answer says so.
 */
public final class FactValuesService {

    /** A value that one customer in a thousand has is missing from a sample of so many once in 500 million. */
    public static final int MOST_LOOKED_AT = 20_000;

    private final CustomerRepository customers;
    private final Clock clock;
    private final int most;

    FactValuesService(CustomerRepository customers, Clock clock) {
        this(customers, clock, MOST_LOOKED_AT);
    }

    /** @param most customers to look at */
    FactValuesService(CustomerRepository customers, Clock clock, int most) {
        this.customers = customers;
        this.clock = clock;
        this.most = most;
    }

    /**
     * A warning for each value that a rule of the book asks about and no customer has; none where there are no
     * customers.
     */
    public List<Problem> warnings(DecisionModel book) {
        ValueWarnings warnings = new ValueWarnings(book.rules());
        Collection<ValueField> fields = warnings.fields();
        return fields.isEmpty() ? List.of() : warnings.of(list(fields, book));
    }

    /**
     * The values of some fields, as of now.
     *
     * @param book which programmes are kept, and what is assumed where facts are silent
     */
    public FoundValues list(Collection<ValueField> fields, DecisionModel book) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EvaluationContext from = book.viewpoint(now);
        ValueCounter counter = new ValueCounter(fields);
        long all = customers.count();
        CustomerBatches.of(customers, all > most ? most : null)
                .forEach(chunk -> chunk.forEach(each -> counter.add(CustomerView.of(each.facts(), from))));
        return counter.found(now, all);
    }
}
