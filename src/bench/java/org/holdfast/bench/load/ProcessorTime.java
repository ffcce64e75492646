package org.holdfast.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Processor time of processes on Linux, in milliseconds since they started; also that of the kernel for them. */
public final class ProcessorTime {

    /** Linux reports times in hundredths of a second on all common machines. */
    private static final int TICK_MILLIS = 10;
    /** Index of the first time in /proc/PID/stat, counted after the name. */
    private static final int FIRST_TIME = 11;

    private ProcessorTime() {}

    public static double of(ProcessHandle process) {
        return millis(process, 2);
    }

    /** Returns the time of this process. */
    public static double own() {
        return of(ProcessHandle.current());
    }

    /** Returns the time of all processes of PostgreSQL that began after this one: the server that it has started. */
    public static double ofPostgres() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(isPostgres()).mapToDouble(each -> millis(each, 4)).sum();
        }
    }

    private static Predicate<ProcessHandle> isPostgres() {
        Instant began = ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
        return process -> process.info().command().orElse("").endsWith("postgres")
                && process.info().startInstant().orElse(Instant.MIN).isAfter(began);
    }

    /** @param times 2 for the time of the process, 4 to include that of its processes that have ended */
    private static double millis(ProcessHandle process, int times) {
        try {
            String text = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = FIRST_TIME; i < FIRST_TIME + times; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return TICK_MILLIS * (double) ticks;
        } catch (IOException e) {
            throw new UncheckedIOException("Processor times are read from /proc, which only Linux has", e);
        }
    }
}
