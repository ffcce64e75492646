package org.holdfast.decisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;

/** A large base of customers: those of the demo again and again, some of whom have the same address. */
public final class MadeUpBase {

    private static final int SHARING = 25;

    private MadeUpBase() {}

    /** Returns customers in the order of their ids. */
    public static List<Customer> around(Instant now, int count) {
        List<Customer> demo = DemoCustomers.around(now);
        List<Customer> base = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Customer like = demo.get(i % demo.size());
            // The address of the one before, for one in every SHARING.
            int address = i % SHARING == 1 ? i - 1 : i;
            Map<String, Object> own = new HashMap<>();
            own.put("id", "C-%07d".formatted(i));
            own.put("email", "c" + address + "@example.org");
            own.put("phone", null);
            own.put("emails", null);
            own.put("phones", null);
            base.add(like.with(Collections.unmodifiableMap(own)));
        }
        return base.stream().map(Objects::requireNonNull).toList();
    }
}
