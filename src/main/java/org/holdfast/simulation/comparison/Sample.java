package org.holdfast.simulation.comparison;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A deterministic sample of customers: those whose ids have the smallest hashes. A larger sample contains every smaller
 * one, and adding or removing one customer changes at most one member of the sample.
 */
public final class Sample {

    private static final Comparator<Ticket> LARGEST_FIRST =
            Comparator.comparing(Ticket::number).thenComparing(Ticket::id).reversed();

    private final int size;
    private final MessageDigest digest = sha256();
    private final PriorityQueue<Ticket> tickets = new PriorityQueue<>(LARGEST_FIRST);

    private record Ticket(long number, String id) {}

    public Sample(int size) {
        this.size = size;
    }

    /** Offers a customer to the sample; each customer must be offered once. */
    public void offer(String id) {
        tickets.add(new Ticket(
                ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)))
                        .getLong(),
                id));
        if (tickets.size() > size) {
            tickets.remove();
        }
    }

    /** Returns the ids of the sampled customers, sorted. */
    public List<String> ids() {
        return tickets.stream().map(Ticket::id).sorted().toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform supports SHA-256", e);
        }
    }
}
