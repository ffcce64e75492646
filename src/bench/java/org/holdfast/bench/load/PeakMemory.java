package org.holdfast.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has taken, as counted by the operating system and read while it runs: memory and processor time. */
public final class PeakMemory {

    private volatile long kilobytes;
    private volatile double processorMillis;

    public PeakMemory(Process process) {
        Thread watcher = new Thread(() -> watch(process), "peak");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch(Process process) {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try {
            while (process.isAlive()) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
                processorMillis = ProcessorTime.of(process.toHandle());
                Thread.sleep(50);
            }
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            // The process has ended, or this is not Linux.
        }
    }

    public long megabytes() {
        return kilobytes / 1024;
    }

    /** Returns the processor time until shortly before the end, including the start. */
    public double processorMillis() {
        return processorMillis;
    }
}
