package org.holdfast.crm.mapping;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads the intervals, timeouts and shares of a mapping file. */
public final class TimingReader {

    /** The entries that state when a source is loaded and how long that may take. */
    public static final Set<String> KEYS = Set.of("every", "fullEvery", "overlap", "timeouts", "mostRemoved");

    private static final Duration MIN_DURATION = Duration.ofSeconds(1);
    private static final Duration MAX_DURATION = Duration.ofDays(366);

    private TimingReader() {}

    /** Reads the intervals and timeouts. */
    public static Mapping.Timing timing(Map<String, YamlNode> entries) {
        YamlNode node = entries.get("timeouts");
        Map<String, YamlNode> timeouts = node == null ? Map.of() : node.entries(Set.of("connect", "query", "load"));
        Duration every = entries.containsKey("every") ? duration(entries.get("every"), Duration.ofHours(1)) : null;
        return new Mapping.Timing(
                every,
                duration(entries.get("fullEvery"), Duration.ofHours(24)),
                duration(entries.get("overlap"), Duration.ofMinutes(10)),
                duration(timeouts.get("connect"), Duration.ofSeconds(10)),
                duration(timeouts.get("query"), Duration.ofMinutes(5)),
                duration(timeouts.get("load"), Duration.ofHours(6)));
    }

    private static Duration duration(@Nullable YamlNode node, Duration otherwise) {
        if (node == null) {
            return otherwise;
        }
        Duration read = node.read("a time such as 30s, 15m, 24h or 7d", DurationStyle.SIMPLE::parse);
        if (read != null && (read.compareTo(MIN_DURATION) < 0 || read.compareTo(MAX_DURATION) > 0)) {
            node.error(
                    "A time from 1s to 366d is expected here.",
                    "Maybe " + (read.compareTo(MIN_DURATION) < 0 ? "1s." : "366d."));
        }
        return read == null ? otherwise : read;
    }

    /** Returns a share that is given in percent. */
    public static double share(@Nullable YamlNode node) {
        if (node == null) {
            return 0.10;
        }
        BigDecimal percent = node.read("a share from 0% to 100%, such as 10%", TimingReader::percent);
        return percent == null ? 0 : percent.movePointLeft(2).doubleValue();
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = text.endsWith("%")
                ? NumberLimits.parse(text.substring(0, text.length() - 1).strip())
                : null;
        if (percent == null || percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(text);
        }
        return percent;
    }
}
