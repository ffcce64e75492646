package org.holdfast.history.waiting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the wake-ups of all customers have been computed under a rule book. */
@Repository
public class WakeUpPlan {

    private final JdbcClient client;

    public WakeUpPlan(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * The progress.
     *
     * @param ruleBook version of the rule book; {@code null} before the first customer ever
     * @param lastCustomer the last customer whose wake-up was computed; {@code null} before the first
     * @param done whether those of all customers were
     */
    public record Progress(
            @Nullable String ruleBook, @Nullable String lastCustomer, boolean done) {

        /** Returns the progress under a rule book: none if it was another one. */
        public Progress under(String version) {
            return version.equals(ruleBook) ? this : new Progress(version, null, false);
        }
    }

    /** Locks and returns the progress until the transaction ends; empty while another node computes. */
    public Optional<Progress> lock() {
        return client.sql("select rule_book, last_customer, done from wake_up_plan for update skip locked")
                .query((row, number) -> new Progress(row.getString(1), row.getString(2), row.getBoolean(3)))
                .optional();
    }

    public void set(Progress progress) {
        client.sql("update wake_up_plan set rule_book = :book, last_customer = :last, done = :done")
                .param("book", progress.ruleBook)
                .param("last", progress.lastCustomer)
                .param("done", progress.done)
                .update();
    }
}
