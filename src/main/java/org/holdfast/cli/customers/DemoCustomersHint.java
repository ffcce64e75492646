package org.holdfast.cli.customers;

import java.io.PrintWriter;
import org.holdfast.customers.CustomerStore;

/** Reminds operators who load real customers that the demo customers are still stored. */
public final class DemoCustomersHint {

    private DemoCustomersHint() {}

    public static void print(CustomerStore customers, PrintWriter out) {
        long demo = customers.demoCount();
        if (demo > 0) {
            out.printf(
                    "This database also contains %d demo customers; remove them with \"customers --remove-demo\".%n",
                    demo);
        }
    }
}
