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
 * Watches the rules folder for saved files. Besides listening to the file system, it polls the folder every few
 * seconds, because some file systems do not report changes.
 */
public final class RulesFolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RulesFolderWatch.class);
    /** Editors write a file in several steps, and people save several files together. */
    private static final long QUIET_MILLIS = 60;

    private static final long POLL_MILLIS = 3_000;

    private final Path folder;
    private final Runnable changed;
    private final BackgroundJob job;
    private final Thread thread;
    private volatile @Nullable WatchService watch;
    private volatile boolean closed;

    /** @param changed called on the thread of the watch, sometimes also if nothing has changed */
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
        WatchService watching = watch;
        if (watching == null) {
            Thread.sleep(POLL_MILLIS);
            return;
        }
        WatchKey key = watching.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = watching.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Checks for changes whether or not the file system reports them. */
    private void poll() {
        JobFailure unwatched = null;
        try {
            registerAll();
        } catch (IOException | RuntimeException e) {
            unwatched = new JobFailure("The file system does not report changes, so the folder is polled every "
                    + TimeUnit.MILLISECONDS.toSeconds(POLL_MILLIS) + " seconds: " + e);
        }
        if (!closed) {
            changed.run();
        }
        if (unwatched != null && !closed) {
            throw unwatched;
        }
    }

    /** Registers new folders, and the folder itself once it exists; registering one again has no effect. */
    private void registerAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        WatchService watching = watch;
        if (watching == null) {
            watching = folder.getFileSystem().newWatchService();
            watch = watching;
        }
        try (Stream<Path> walk = Files.walk(folder.toRealPath())) {
            for (Path each : (Iterable<Path>) walk.filter(Files::isDirectory)::iterator) {
                each.register(
                        watching,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            LOG.debug("A folder was deleted while it was being registered");
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        WatchService watching = watch;
        if (watching == null) {
            thread.interrupt();
        } else {
            // No interrupt: the thread may be writing, and an interrupted embedded database closes its file.
            watching.close();
        }
    }
}
