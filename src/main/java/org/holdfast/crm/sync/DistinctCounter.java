package org.holdfast.crm.sync;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Counts distinct ids by their 64-bit hashes, which saves some hundred megabytes for ten million ids. Ids with the same
 * hash are counted once; the probability is negligible at this size.
 */
final class DistinctCounter {

    private static final int FIRST = 1 << 10;
    private static final double FULL = 0.6;

    private long[] hashes = new long[FIRST];
    private int size;

    int size() {
        return size;
    }

    /** @return whether the id was not counted before */
    boolean add(String id) {
        if (size > hashes.length * FULL) {
            long[] old = hashes;
            hashes = new long[old.length * 2];
            Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
        }
        UUID uuid = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        long hash = uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits();
        boolean isNew = put(hash == 0 ? 1 : hash);
        size += isNew ? 1 : 0;
        return isNew;
    }

    private boolean put(long hash) {
        int index = (int) (hash & hashes.length - 1);
        while (hashes[index] != 0 && hashes[index] != hash) {
            index = index + 1 & hashes.length - 1;
        }
        boolean isNew = hashes[index] == 0;
        hashes[index] = hash;
        return isNew;
    }
}
