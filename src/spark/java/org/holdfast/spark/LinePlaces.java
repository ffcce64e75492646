package org.holdfast.spark;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the line in a file from its place in the part that one task has read. The lines before the parts are counted
 * when something was rejected, and only then.
 *
 * @param before number of lines before each part, by file and first byte
 */
record LinePlaces(Map<String, Map<Long, Long>> before) implements Serializable {

    static final LinePlaces NONE = new LinePlaces(Map.of());

    /** Counts the lines of files. */
    static LinePlaces of(SparkSession spark, RunInput input) {
        if (!input.readsLines()) {
            return NONE;
        }
        Map<String, TreeMap<Long, Long>> counts = new HashMap<>();
        for (Row row : spark.read()
                .text(input.factsPath())
                .groupBy(col("_metadata.file_path"), col("_metadata.file_block_start"))
                .count()
                .collectAsList()) {
            counts.computeIfAbsent(row.getString(0), file -> new TreeMap<>()).put(row.getLong(1), row.getLong(2));
        }
        Map<String, Map<Long, Long>> before = new HashMap<>();
        counts.forEach((file, blocks) -> {
            Map<Long, Long> sums = new HashMap<>();
            long sum = 0;
            for (Map.Entry<Long, Long> block : blocks.entrySet()) {
                sums.put(block.getKey(), sum);
                sum += block.getValue();
            }
            before.put(file, sums);
        });
        return new LinePlaces(before);
    }

    /** Returns the file with the number of the line. */
    String of(InputPlace place) {
        long lines = before.getOrDefault(place.source(), Map.of()).getOrDefault(place.block(), 0L);
        return new InputPlace(place.source(), 0, place.number() == 0 ? 0 : place.number() + lines).toString();
    }
}
