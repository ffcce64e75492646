package org.holdfast.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Processor time of processes on Linux, in milliseconds since they started; also that of the kernel for them. */
public final class ProcessorTime {

    /** Linux reports times in hundredths of a second on all common machines. */
    private static final int TICK_MILLIS = 10;

    private ProcessorTime() {}

    public static double of(ProcessHandle process) {
        return millis(Path.of("/proc/" + process.pid() + "/stat"));
    }

    /** Returns the time of this process. */
    public static double own() {
        return of(ProcessHandle.current());
    }

    /** Returns the time of all processes of PostgreSQL that began after this one: the server that it has started. */
    public static double ofPostgres() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(isPostgres()).mapToDouble(ProcessorTime::of).sum();
        }
    }

    private static Predicate<ProcessHandle> isPostgres() {
        Instant began = ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
        return process -> process.info().command().orElse("").endsWith("postgres")
                && process.info().startInstant().orElse(Instant.MIN).isAfter(began);
    }

    private static double millis(Path stat) {
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return Duration.ofMillis(TICK_MILLIS * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])))
                    .toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("Processor times are read from /proc, which only Linux has", e);
        }
    }
}
