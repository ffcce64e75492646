package org.holdfast.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One rule of the workload: one of twelve kinds taken from the shipped rules, with numbers of its own. Most variants
 * are for one customer segment, as in a company that runs the same rules for many markets; every sixth is for all
 * customers and differs in its thresholds.
 *
 * @param kind 0 to 11
 * @param segment the segment it is for, or {@code null} for all customers
 */
record Spec(int number, int kind, String segment, int a, int b, int c) {

    static final int KINDS = 12;

    String name() {
        return "R" + number;
    }

    /** Returns the number of variants of each kind among {@code rules} rules. */
    static int variants(int rules) {
        return Math.max(1, (rules + KINDS - 1) / KINDS);
    }

    static List<Spec> of(int rules) {
        List<Spec> specs = new ArrayList<>(rules);
        for (int i = 0; i < rules; i++) {
            int v = i / KINDS;
            int kind = i % KINDS;
            String segment = kind == 8 || kind == 11 ? null : "S" + v;
            specs.add(
                    switch (kind) {
                        case 0 -> new Spec(i, kind, segment, 1 + v % 5, 0, 0);
                        case 1 -> new Spec(i, kind, segment, 4 + v % 5, 30 + v % 7, 0);
                        case 2 -> new Spec(i, kind, segment, 2 + v % 3, 21 + v % 9, 0);
                        case 3 -> new Spec(i, kind, segment, 1 + v % 4, 0, 0);
                        case 4 -> new Spec(i, kind, segment, 10 + v % 7, 3 + v % 3, 0);
                        case 5 -> new Spec(i, kind, segment, 20 + v % 15, 1 + v % 2, 0);
                        case 6 -> new Spec(i, kind, segment, 4 + v % 5, 7 + v % 5, 0);
                        case 7 -> new Spec(i, kind, segment, 1 + v % 4, 0, 0);
                        case 8 -> new Spec(i, kind, segment, 250 + v * 20, 300 + v * 20, 0);
                        case 9 -> new Spec(i, kind, segment, 7 + v % 20, 0, 0);
                        case 10 -> new Spec(i, kind, segment, 1 + v % 3, 30 + v % 60, 0);
                        default -> new Spec(i, kind, segment, 5 + v, 20 + v % 20, 0);
                    });
        }
        return specs;
    }

    /** The rule as a marketer would write it. */
    String sentences() {
        String forWhom = segment == null ? "" : "The customer is in the segment \"" + segment + "\"\n";
        String when = switch (kind) {
            case 0 ->
                "The customer has an order\n - that is late by at least " + a + " days\n - that is still under way\n";
            case 1 ->
                "The customer has an order\n - that is late by at least " + a
                        + " days\n - that is still under way\n - worth at least " + b
                        + "\nThe customer has no complaint about the order\n";
            case 2 ->
                "The customer has been quiet for at least " + a
                        + " times the usual gap\nThe customer has not ordered for at least " + b
                        + " days\nThe customer has no open complaint\n";
            case 3 ->
                "The customer has a complaint\n - that is open\n - that has waited more than " + a
                        + " working days for an answer\n";
            case 4 ->
                "The customer has a complaint\n - that was solved at most " + a
                        + " days ago\n - that was caused by us\n - of severity " + b + " or more\n";
            case 5 ->
                "The customer has an order\n - that was delivered at most " + a + " days ago\n - with at least " + b
                        + " piece missing\n";
            case 6 ->
                "The customer has a complaint\n - that took at least " + a
                        + " days to solve\n - that was solved at most " + b + " days ago\n";
            case 7 ->
                "It is the customer's birthday\nThe customer has ordered at least " + a
                        + " times in the last 365 days\n";
            case 8 -> "The customer spent at least " + a + " and less than " + b + " in the last 365 days\n";
            case 9 -> "The customer is a detractor\nThe customer told us so in the last " + a + " days\n";
            case 10 -> "The customer has at least " + a + " complaints\n - opened in the last " + b + " days\n";
            default ->
                "The customer has ordered at least " + a
                        + " times in the last 365 days\nThe customer has ordered in the last " + b
                        + " days\nThe customer has no late order under way\n";
        };
        return "rule \"" + name() + "\"\nwhen\n" + forWhom + when + "then\nPropose \"a" + kind + "\"" + about()
                + "\nend\n";
    }

    private String about() {
        return switch (kind) {
            case 0, 1, 5 -> " for the order";
            case 3, 4, 6 -> " for the complaint";
            default -> "";
        };
    }

    /** Returns the value of the action of a kind, equal for all variants, so that the choice has ties to break. */
    static int worth(int kind) {
        return 10 + kind * 7 % 12;
    }
}
