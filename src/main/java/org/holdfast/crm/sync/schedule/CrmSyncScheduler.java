package org.holdfast.crm.sync.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.CrmSync;
import org.holdfast.crm.sync.SyncProgress;
import org.holdfast.crm.sync.SyncReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the sources that are due while a server runs. The folder is read each time, so new and changed mappings need no
 * restart. Each source is loaded on a thread of its own, so that a slow source does not delay the others.
 */
final class CrmSyncScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CrmSyncScheduler.class);
    private static final long SHUTDOWN_SECONDS = 5;
    private static final String LOAD = "crm-load-";

    private final MappingFolder folder;
    private final CrmSync crmSync;
    private final SourceMetrics metrics;
    private final MappingRegistry mappings = new MappingRegistry();
    private @Nullable Drivers drivers;
    private final BackgroundJobs jobs;
    private final JobScheduler timer;
    private final ExecutorService workers = Executors.newCachedThreadPool(JobScheduler.daemon("crm-load"));
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    /** The last message logged about each source; a message is not repeated at each attempt. */
    private final Map<String, String> logged = new HashMap<>();

    private volatile boolean stopped;

    CrmSyncScheduler(MappingFolder folder, CrmSync crmSync, SourceMetrics metrics, BackgroundJobs jobs) {
        this.folder = folder;
        this.crmSync = crmSync;
        this.metrics = metrics;
        this.jobs = jobs;
        this.timer = jobs.timer("crm-schedule");
    }

    void begin(Duration every) {
        timer.every(every, "crm-schedule", this::loadDue);
    }

    /** Starts the loads that are due. */
    void loadDue() {
        List<MappingFolder.Read> files = folder.read(null);
        // Drivers are searched once, at the first mapping: a jar that is added later is found after a restart.
        Drivers known = drivers != null || files.isEmpty() ? drivers : new Drivers(folder.path());
        drivers = known;
        List<MappingFolder.Read> settled = mappings.settled(files);
        for (MappingFolder.Read file : files) {
            if (file.mapping() == null) {
                boolean hasPrevious =
                        settled.stream().anyMatch(each -> each.name().equals(file.name()));
                log(
                        file.name(),
                        (hasPrevious ? "is not valid; its previous version remains in use: " : "cannot be loaded: ")
                                + file.problems().get(0));
            }
        }
        for (MappingFolder.Read file : settled) {
            if (Objects.requireNonNull(file.mapping()).timing().every() != null
                    && known != null
                    && busy.add(file.name())) {
                workers.execute(() -> jobs.job(LOAD + file.name()).run(() -> load(file, known)));
            }
        }
        jobs.keepOnly(LOAD, files.stream().map(file -> LOAD + file.name()).collect(Collectors.toSet()));
        metrics.show(files.stream().map(MappingFolder.Read::name).toList());
    }

    private void load(MappingFolder.Read file, Drivers drivers) {
        try {
            crmSync.loadDue(file, drivers, new SyncProgress() {
                        @Override
                        public boolean stopped() {
                            return stopped;
                        }
                    })
                    .ifPresent(report -> done(file.name(), report));
        } catch (CrmSync.Busy e) {
            LOG.debug("{}", e.getMessage());
        } catch (CrmException e) {
            // Failures of the source are shown in its health; any other failure is shown in the health of the job.
            metrics.failed(file.name());
            log(file.name(), "could not be loaded; its last facts are kept: " + e.getMessage());
        } catch (RuntimeException e) {
            metrics.failed(file.name());
            throw e;
        } finally {
            busy.remove(file.name());
        }
    }

    private void done(String name, SyncReport report) {
        metrics.loaded(name, report);
        if (report.badCustomers() > 0) {
            log(
                    name,
                    report.badCustomers() + " customers keep their last facts because a row was rejected. The first: "
                            + report.bad().get(0));
        } else {
            synchronized (logged) {
                logged.remove(name);
            }
        }
        if (report.full() || report.created() + report.changed() > 0) {
            LOG.info(
                    "{}: {} loaded, {} customers read, {} new, {} changed, {} removed; kept {} records that another "
                            + "source changed later, and {} refusals of contact that this source does not contain; "
                            + "left out {} records moved to other customers, and {} that are too old to be kept",
                    name,
                    report.full() ? "everything" : "changes",
                    report.read(),
                    report.created(),
                    report.changed(),
                    report.removed(),
                    report.keptCount(),
                    report.consentsKept(),
                    report.movedAway(),
                    report.tooOld());
        }
    }

    private void log(String name, String text) {
        synchronized (logged) {
            if (!text.equals(logged.put(name, text)) && !stopped) {
                LOG.warn("{} {}", name, text);
            }
        }
    }

    /**
     * Stops after the pages in progress. Threads are not interrupted, because that would close the file of an embedded
     * database.
     */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        timer.close();
        workers.shutdown();
        if (!workers.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
            LOG.debug("A load is still waiting for its source; it is abandoned");
        }
    }
}
