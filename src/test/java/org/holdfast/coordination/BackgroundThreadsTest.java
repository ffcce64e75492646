package org.holdfast.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code that creates a thread reports its failures in health, or is listed here with the reason why not. */
class BackgroundThreadsTest {

    private static final Set<String> MAKERS = Set.of(
            Thread.class.getName(),
            Executors.class.getName(),
            ThreadPoolExecutor.class.getName(),
            ScheduledThreadPoolExecutor.class.getName(),
            ForkJoinPool.class.getName(),
            Timer.class.getName(),
            JobScheduler.class.getName(),
            "java.util.concurrent.ThreadFactory");
    private static final Set<String> CALLS = Set.of(
            "<init>",
            "startVirtualThread",
            "ofVirtual",
            "ofPlatform",
            "newSingleThreadExecutor",
            "newSingleThreadScheduledExecutor",
            "newFixedThreadPool",
            "newCachedThreadPool",
            "newScheduledThreadPool",
            "newWorkStealingPool",
            "newThreadPerTaskExecutor",
            "newVirtualThreadPerTaskExecutor",
            "commonPool",
            "daemon",
            "newThread");

    /** Threads whose callers wait for the result and receive every failure, or that have nothing that can fail. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("org.holdfast.coordination.JobScheduler", "is how it is done"),
            Map.entry("org.holdfast.coordination.BackgroundJobs", "makes these timers, which run nothing but jobs"),
            Map.entry("org.holdfast.simulation.OrderedParallel", "the caller waits for every result"),
            Map.entry("org.holdfast.crm.jdbc.Drivers", "the caller waits for the connection"),
            Map.entry(
                    "org.holdfast.coordination.Lease",
                    "its heartbeats belong to the job that holds the lease, and a job that loses it learns so"),
            Map.entry("org.holdfast.outbound.OutboundHttp", "only cancels requests that last too long"),
            Map.entry("org.holdfast.decisioning.warmup.WarmUp", "ends by itself, and says in the log if it failed"),
            Map.entry("org.holdfast.delivery.Relay", "only while the server stops"),
            Map.entry(
                    "org.holdfast.impact.ImpactRunner",
                    "a failure is a state of the comparison, which its reader sees"),
            Map.entry("org.holdfast.lsp.Diagnostics", "a command in an editor, which shows its failures"),
            Map.entry("org.holdfast.lsp.Session", "a command in an editor, which shows its failures"));

    /** These run their work inside a job. */
    private static final Set<String> JOBS = Set.of(
            "org.holdfast.publishing.RulesFolderWatch",
            "org.holdfast.delivery.DeliveryWorker",
            "org.holdfast.crm.sync.schedule.CrmSyncScheduler");

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.holdfast");

    @Test
    void everyThreadIsAJobOrHasAReason() {
        Set<String> makers = new TreeSet<>();
        PROGRAM.stream().filter(BackgroundThreadsTest::makesThreads).forEach(each -> makers.add(outermost(each)));
        Set<String> known = new TreeSet<>(OTHERS.keySet());
        known.addAll(JOBS);

        assertThat(makers).isEqualTo(known);
        JOBS.forEach(name -> assertThat(PROGRAM.get(name).getDirectDependenciesFromSelf())
                .as(name)
                .anyMatch(each -> each.getTargetClass().isEquivalentTo(BackgroundJob.class)));
    }

    @Test
    void onlyListedClassesScheduleTasks() {
        assertThat(PROGRAM.stream()
                        .flatMap(each -> each.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getName().startsWith("schedule")
                                && call.getTargetOwner().isAssignableTo(Executor.class))
                        .map(call -> outermost(call.getOriginOwner()))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "org.holdfast.coordination.JobScheduler",
                        "org.holdfast.coordination.Lease",
                        "org.holdfast.outbound.OutboundHttp",
                        "org.holdfast.lsp.Diagnostics");
    }

    private static boolean makesThreads(JavaClass each) {
        return Stream.concat(each.getMethodCallsFromSelf().stream(), each.getConstructorCallsFromSelf().stream())
                        .anyMatch(call ->
                                MAKERS.contains(call.getTargetOwner().getFullName()) && CALLS.contains(call.getName()))
                || each.getMethods().stream()
                        .anyMatch(
                                method -> method.isAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
                                        || method.isAnnotatedWith("org.springframework.scheduling.annotation.Async"));
    }

    private static String outermost(JavaClass each) {
        return each.getEnclosingClass().map(BackgroundThreadsTest::outermost).orElse(each.getFullName());
    }
}
