package org.holdfast.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.coordination.BackgroundJob;
import org.holdfast.coordination.JobFailure;
import org.holdfast.coordination.JobScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a file of the rule book was saved. The file system tells it at once; for file systems that tell nobody,
 * it looks by itself every few seconds. Nothing that stands in the folder keeps it from looking again.
 */
public final class RulesFolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RulesFolderWatch.class);
    /** Editors write a file in several steps, and people save several files at once. */
    private static final long QUIET_MILLIS = 60;

    private static final long LOOK_ANYWAY_MILLIS = 3_000;

    private final Path folder;
    private final Runnable changed;
    private final BackgroundJob job;
    private final Thread thread;
    private volatile @Nullable WatchService watch;
    private volatile boolean closed;

    /** Calls {@code changed} on a thread of its own, now and then also when nothing has changed. */
    public RulesFolderWatch(Path folder, Runnable changed, BackgroundJob job) {
        this.folder = folder;
        this.changed = changed;
        this.job = job;
        job.run(this::registerAll);
        this.thread = JobScheduler.daemon("rules-folder-watch").newThread(this::run);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                waitForChange();
                job.run(this::poll);
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("The rules folder is no longer watched");
        }
    }

    private void waitForChange() throws InterruptedException {
        WatchService told = watch;
        if (told == null) {
            Thread.sleep(LOOK_ANYWAY_MILLIS);
            return;
        }
        WatchKey key = told.poll(LOOK_ANYWAY_MILLIS, TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = told.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the file system tells of changes or not, they are looked for. */
    private void poll() {
        JobFailure untold = null;
        try {
            registerAll();
        } catch (IOException | RuntimeException e) {
            untold = new JobFailure("The file system does not tell of changes, so the folder is looked at every "
                    + TimeUnit.MILLISECONDS.toSeconds(LOOK_ANYWAY_MILLIS) + " seconds: " + e);
        }
        if (!closed) {
            changed.run();
        }
        if (untold != null && !closed) {
            throw untold;
        }
    }

    /** New folders are watched too, and the folder itself once it is there; registering one again changes nothing. */
    private void registerAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        WatchService telling = watch;
        if (telling == null) {
            telling = folder.getFileSystem().newWatchService();
            watch = telling;
        }
        try (Stream<Path> walk = Files.walk(folder.toRealPath())) {
            for (Path each : (Iterable<Path>) walk.filter(Files::isDirectory)::iterator) {
                each.register(
                        telling,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            LOG.debug("A folder went away while it was looked at");
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        WatchService telling = watch;
        if (telling == null) {
            thread.interrupt();
        } else {
            // Not by an interrupt: the thread may be writing, and an embedded database would lose its file to that.
            telling.close();
        }
    }
}
