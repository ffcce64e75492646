package org.holdfast.decisioning.elsewhere;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Reads answers page by page, without those of an earlier load. */
public final class AnswerPages {

    private static final int SIZE = 200;

    private final CustomerRepository customers;
    private final Iterator<CaseAnswer> answers;
    private final @Nullable String loaded;
    private @Nullable String last;

    /**
     * Begins to read.
     *
     * @param answers in the order of the ids of their customers, as Unicode
     * @param loaded id of the last customer whose answer was loaded before; {@code null} if none was
     */
    public AnswerPages(CustomerRepository customers, Iterator<CaseAnswer> answers, @Nullable String loaded) {
        this.customers = customers;
        this.answers = answers;
        this.loaded = loaded;
    }

    /**
     * The customers of a page with their answers.
     *
     * @param last id of the last customer
     * @param known those that are still stored
     */
    public record Page(String last, Map<String, CaseAnswer> answers, Map<String, StoredCustomer> known) {}

    /**
     * Returns the next page; {@code null} at the end.
     *
     * @throws InvalidInput if the answers are in another order
     */
    public @Nullable Page next() {
        Map<String, CaseAnswer> page = new LinkedHashMap<>();
        while (page.size() < SIZE && answers.hasNext()) {
            CaseAnswer answer = answers.next();
            String id = answer.customerId();
            if (last != null && compare(last, id) >= 0) {
                throw new InvalidInput(
                        "customerId", "is " + id + " after " + last + "; the answers must be in the order of the ids");
            }
            last = id;
            if (loaded == null || compare(loaded, id) < 0) {
                page.put(id, answer);
            }
        }
        if (page.isEmpty()) {
            return null;
        }
        Map<String, StoredCustomer> known = new LinkedHashMap<>();
        customers.findAll(page.keySet()).forEach(each -> known.put(each.facts().id(), each));
        return new Page(Objects.requireNonNull(last), page, known);
    }

    /** Compares as Spark sorts: by Unicode code points. */
    private static int compare(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }
}
