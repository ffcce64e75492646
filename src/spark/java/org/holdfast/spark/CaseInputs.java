package org.holdfast.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.holdfast.batch.CaseDecider;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.spark.CaseRow.CaseInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Joins the facts and the past of each customer from rows that are sorted by id, the past first. */
final class CaseInputs implements Iterator<CaseInput> {

    /** Kinds of rows, in the order in which they are sorted. */
    static final int PAST = 0;

    static final int FACTS = 1;
    static final int BROKEN = 2;

    /** Marks an input whose document is the problem that makes it unreadable. */
    private static final String BROKEN_HASH = "";

    private final Iterator<Row> rows;
    private @Nullable String lastId;
    private @Nullable InputPlace lastPlace;
    private @Nullable String pastOf;
    private @Nullable String past;
    private @Nullable CaseInput next;

    CaseInputs(Iterator<Row> rows) {
        this.rows = rows;
    }

    /** Thrown when the facts of a customer cannot be read. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String problem) {
            super(problem, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            Row row = rows.next();
            String id = row.getString(InputRows.ID);
            String document = row.getString(InputRows.DOCUMENT);
            if (row.getInt(InputRows.KIND) == PAST) {
                pastOf = id;
                past = document;
            } else {
                next = input(row, id, document, InputPlace.decoded(row.getString(InputRows.PLACE)));
            }
        }
        return next != null;
    }

    private CaseInput input(Row row, String id, String document, InputPlace place) {
        InputPlace first = id.equals(lastId) ? lastPlace : null;
        lastId = id;
        lastPlace = place;
        if (first != null) {
            return new CaseInput(
                    id, "\"id\" is " + id + ", which is at " + first + " as well", BROKEN_HASH, null, place);
        }
        boolean broken = row.getInt(InputRows.KIND) == BROKEN;
        return new CaseInput(
                id,
                document,
                broken ? BROKEN_HASH : row.getString(InputRows.HASH),
                id.equals(pastOf) ? past : null,
                place);
    }

    @Override
    public CaseInput next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        CaseInput found = next;
        next = null;
        return found;
    }

    /**
     * Reads the facts and the past of a customer.
     *
     * @throws Unreadable if the facts are broken; names the field
     */
    static CaseDecider.Case read(CaseInput input) {
        if (BROKEN_HASH.equals(input.hash())) {
            throw new Unreadable(input.facts());
        }
        try {
            Customer stored = input.hash() == null
                    ? FactsJson.read(input.facts())
                    : FactsJson.stored(input.facts(), Customer.class);
            CustomerPast past = input.past() == null ? CustomerPast.none(input.id()) : CustomerPast.read(input.past());
            Customer facts = past.over(stored);
            String hash = facts == stored && input.hash() != null ? input.hash() : FactsHash.of(facts);
            return new CaseDecider.Case(new StoredCustomer(facts, hash), past);
        } catch (InvalidInput e) {
            throw new Unreadable((e.field().isEmpty() ? "" : "\"" + e.field() + "\" ") + e.getMessage());
        } catch (JacksonException e) {
            throw new Unreadable("is not a document of this program: " + e.getOriginalMessage());
        }
    }
}
