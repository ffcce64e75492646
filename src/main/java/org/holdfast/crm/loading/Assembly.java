package org.holdfast.crm.loading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.crm.CustomerStore.Edited;
import org.holdfast.crm.KeptRefusals;
import org.holdfast.crm.LoadedCustomers;
import org.holdfast.crm.Provenance;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Source;
import org.jspecify.annotations.Nullable;

/**
 * Makes the facts of a customer from what a source has about them and what is stored. A collection is only touched where nobody owns it
 * or the source itself does, and of its records only what nobody has said later. One that is mapped and has no rows is known to be empty;
 * one that is not mapped stays as it is.
 */
final class Assembly {

    private static final Set<String> PLAIN = plainFields();

    private final Mapping mapping;
    private final LoadedCustomers customers;
    private final Instant at;

    /** @param at the moment at which the load began */
    Assembly(Mapping mapping, LoadedCustomers customers, Instant at) {
        this.mapping = mapping;
        this.customers = customers;
        this.at = at;
    }

    /**
     * What came of one customer.
     *
     * @param edited {@code null} when there are bad rows, or when only another source could say who this is
     * @param stays records that are not as the source says
     * @param consentsKept refusals of contact that the source does not know
     */
    record Assembled(@Nullable Edited edited, List<BadRow> bad, List<Stay> stays, int consentsKept) {

        static Assembled nothing(List<BadRow> bad) {
            return new Assembled(null, bad, List.of(), 0);
        }

        /** Whether that is what is stored. */
        boolean isSame(LoadedCustomers.@Nullable Known stored) {
            return edited == null || stored != null && edited.facts().equals(stored.facts())
                    && Objects.equals(edited.provenance(), stored.provenance());
        }
    }

    /**
     * @param stored {@code null} when the customer is not stored, or only invented by us
     * @param asked when the rows were asked for
     */
    Assembled assemble(Gathered gathered, LoadedCustomers.@Nullable Known stored, Instant asked) {
        if (gathered.plain() == null && stored == null) {
            return Assembled.nothing(List.of());
        }
        RowsOfCustomer rows = new RowsOfCustomer(mapping, gathered);
        if (!rows.bad().isEmpty()) {
            return Assembled.nothing(rows.bad());
        }
        Assembling assembling = new Assembling(rows, stored, asked);
        try {
            return assembling.onto();
        } catch (InvalidFact e) {
            return Assembled.nothing(List.of(assembling.blame(e, gathered.id())));
        }
    }

    private static Set<String> plainFields() {
        Set<String> plain = new HashSet<>(Collected.CUSTOMERS.fields().keySet());
        plain.remove("id");
        return plain;
    }

    /** One customer. */
    private final class Assembling {

        private final RowsOfCustomer rows;
        private final LoadedCustomers.@Nullable Known stored;
        private final Customer base;
        private final Instant asked;
        private final Map<String, Source> sources;
        private final Map<String, @Nullable Object> replaced = new HashMap<>();
        private final List<Stay> stays = new ArrayList<>();
        private Provenance provenance;

        Assembling(RowsOfCustomer rows, LoadedCustomers.@Nullable Known stored, Instant asked) {
            this.rows = rows;
            this.stored = stored;
            this.base = stored != null ? stored.facts() : Objects.requireNonNull(rows.plainFields());
            this.provenance = stored != null ? stored.provenance() : Provenance.NONE;
            this.asked = asked;
            this.sources = new TreeMap<>(base.sources() == null ? Map.of() : base.sources());
        }

        Assembled onto() {
            for (Collected collected : mapping.queries().keySet()) {
                boolean says = collected == Collected.CUSTOMERS ? rows.plainFields() != null : collected != Collected.LINES;
                if (says && isOurs(collected)) {
                    lay(collected);
                }
            }
            replaced.put("sources", sources);
            Customer facts = base.with(replaced);
            KeptRefusals next = customers.withRefusals(stored, facts);
            return new Assembled(new Edited(next.facts(), provenance), List.of(), stays, next.kept().size());
        }

        private boolean isOurs(Collected collected) {
            Source owner = sources.get(collected.source());
            return owner == null || owner.from().equals(mapping.name());
        }

        private void lay(Collected collected) {
            LaidCollection laid = new LaidCollection(collected, rows, new Sayings(mapping.name(), asked));
            if (stored != null && laid.isContested(stored)) {
                laid.merge(stored);
                laid.stays().forEach(key -> stays.add(new Stay(base.id(), collected, collected.isList() ? key : "",
                        laid.sayings().get(key).from(), laid.sayings().get(key).at())));
            }
            provenance = provenance.with(collected.source(), laid.sayings());
            Map<String, @Nullable Object> fields = laid.fields(PLAIN);
            boolean same = fields.entrySet().stream().allMatch(field -> Objects.equals(field.getValue(), base.value(field.getKey())));
            replaced.putAll(fields);
            dated(collected.source(), same);
        }

        /** What has not changed keeps its date: how young it is, is kept once for all. */
        private void dated(String collection, boolean same) {
            if (!same || !sources.containsKey(collection)) {
                sources.put(collection, new Source(mapping.name(), at));
            }
        }

        /** Finds the row behind a path such as {@code orders[2].deliveredAt}. */
        BadRow blame(InvalidFact e, String id) {
            int bracket = e.field().indexOf('[');
            int end = e.field().indexOf(']');
            String collection = bracket < 0 ? e.field() : e.field().substring(0, bracket);
            Collected collected = Collected.named(collection).orElse(Collected.CUSTOMERS);
            Object items = bracket < 0 ? null : replaced.getOrDefault(collection, base.value(collection));
            if (!(items instanceof List<?> list)) {
                return new BadRow(id, collected, "", bracket < 0 ? "" : e.field(), e.getMessage());
            }
            int index = Integer.parseInt(e.field().substring(bracket + 1, end));
            return new BadRow(id, collected, index < list.size() ? rows.name(list.get(index)) : "",
                    end + 2 <= e.field().length() ? e.field().substring(end + 2) : "", e.getMessage());
        }
    }
}
