package org.holdfast.retention.publishing;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a file of the rule book was saved. The file system tells it at once; for file systems that tell nobody, it looks by
 * itself every few seconds.
 */
public final class RulesFolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RulesFolderWatch.class);
    /** Editors write a file in several steps, and people save several files at once. */
    private static final long QUIET_MILLIS = 60;
    private static final long LOOK_ANYWAY_MILLIS = 3_000;

    private final Path folder;
    private final Runnable changed;
    private final WatchService watch;
    private final Thread thread;

    /** Calls {@code changed} on a thread of its own, now and then also when nothing has changed. */
    public RulesFolderWatch(Path folder, Runnable changed) throws IOException {
        this.folder = folder;
        this.changed = changed;
        this.watch = folder.getFileSystem().newWatchService();
        registerAll();
        this.thread = new Thread(this::run, "rules-folder-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                WatchKey key = watch.poll(LOOK_ANYWAY_MILLIS, TimeUnit.MILLISECONDS);
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                }
                look();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("The rules folder is no longer watched");
        }
    }

    private void look() {
        try {
            registerAll();
            changed.run();
        } catch (ClosedWatchServiceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.error("The rules folder could not be looked at; trying again in a moment", e);
        }
    }

    /** New folders are watched too, and the folder itself once it is there; registering one again changes nothing. */
    private void registerAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder.toRealPath())) {
            for (Path each : (Iterable<Path>) walk.filter(Files::isDirectory)::iterator) {
                each.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (NoSuchFileException | java.io.UncheckedIOException e) {
            LOG.debug("A folder went away while it was looked at");
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        thread.interrupt();
    }
}
