package org.holdfast.console.frame;

import org.holdfast.customers.CustomerIdPath;

/** Addresses of pages about a customer, whose id may contain any characters. */
public final class CustomerPaths {

    private CustomerPaths() {}

    /** Returns the address of the desk with this customer. */
    public static String desk(String customerId) {
        return "/desk/" + CustomerIdPath.segment(customerId);
    }
}
