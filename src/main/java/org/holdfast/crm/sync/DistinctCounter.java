package org.holdfast.crm.sync;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * How many different customers were named, without keeping their names: a hash of 64 bits of each, so that ten million
 * take some hundred megabytes less than their ids would. Two that share one are counted as one, which happens to one of
 * ten million loads of that size.
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
    boolean add(String name) {
        if (size > hashes.length * FULL) {
            long[] old = hashes;
            hashes = new long[old.length * 2];
            Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
        }
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long hash = uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits();
        boolean isNew = put(hash == 0 ? 1 : hash);
        size += isNew ? 1 : 0;
        return isNew;
    }

    private boolean put(long hash) {
        int place = (int) (hash & hashes.length - 1);
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = place + 1 & hashes.length - 1;
        }
        boolean isNew = hashes[place] == 0;
        hashes[place] = hash;
        return isNew;
    }
}
