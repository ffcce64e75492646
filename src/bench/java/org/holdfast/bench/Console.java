package org.holdfast.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.holdfast.console.browser.AgentCall;
import org.holdfast.console.browser.Browser;
import org.holdfast.console.browser.LaterWarning;
import org.holdfast.console.browser.Reader;
import org.holdfast.console.browser.Screen;
import org.holdfast.console.browser.Site;
import org.holdfast.console.browser.Visit;

/**
 * Measures the pages of the console on the demo base: how long the server takes, what a first visit transfers, and how
 * long it takes a person to answer a call, and to change and publish a rule, by keyboard. Then pictures every page in
 * every state, language and theme, and at 320 pixels, in {@code target/screens}. Argument {@code people} for the call
 * and the rule alone, {@code pictures} for the pictures alone.
 */
public final class Console {

    private static final int WARM_UP = 50;
    private static final int REQUESTS = 200;
    private static final Duration PER_KEY = Duration.ofMillis(180);
    private static final Duration PER_DECISION = Duration.ofSeconds(1);

    private Console() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        // People look up one customer after the other; a benchmark does not wait for the next minute.
        try (Site site = new Site("--holdfast.demo-past=true", "--holdfast.search.per-minute=10000");
                Browser browser = new Browser()) {
            site.waitForPast();
            List<String> only = List.of(args);
            if (only.isEmpty()) {
                pages(site, browser);
            }
            if (!only.contains("pictures")) {
                call(site, browser);
                change(site, browser);
            }
            if (!only.contains("people")) {
                pictures(site, browser);
            }
        }
    }

    private static void pictures(Site site, Browser browser) {
        Reader reader = Reader.quick(browser);
        pictures(site, reader, Screen.all());
        try (Site staffed = Site.staffed()) {
            pictures(staffed, reader, Screen.ofPeople());
        }
    }

    private static void pages(Site site, Browser browser) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%n%d requests to each page; the first visit of a browser, compressed%n%n%-28s %8s %8s %12s%n",
                REQUESTS,
                "",
                "p50 ms",
                "p95 ms",
                "transfer KB");
        List<Screen> screens =
                Screen.all().stream().filter(screen -> screen.status() == 200).toList();
        for (String path :
                screens.stream().map(screen -> screen.path(site)).distinct().toList()) {
            long[] times = times(site, path);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %8.1f %8.1f %12.1f%n",
                    path.length() > 28 ? path.substring(0, 27) + "…" : path,
                    times[REQUESTS / 2] / 1e6,
                    times[REQUESTS * 95 / 100] / 1e6,
                    transferred(site, browser, path) / 1024.0);
        }
    }

    private static long[] times(Site site, String path) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(site.uri(path))
                .header("Accept", "text/html")
                .build();
        long[] times = new long[REQUESTS];
        for (int i = -WARM_UP; i < REQUESTS; i++) {
            long start = System.nanoTime();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + " answered " + status);
            }
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static void call(Site site, Browser browser) {
        AgentCall call = new AgentCall(site, "+373 69 555 777");
        call.prepare();
        browser.reset();
        browser.open(site.uri("/"));
        Reader agent = Reader.human(browser, PER_KEY, PER_DECISION);
        long start = System.nanoTime();
        call.answer(agent);
        System.out.printf(
                Locale.ROOT,
                "%nA call, from six digits to \"Noted\", with %d ms a key and %d s a decision: %.1f s%n",
                PER_KEY.toMillis(),
                PER_DECISION.toSeconds(),
                (System.nanoTime() - start) / 1e9);
    }

    private static void change(Site site, Browser browser) {
        LaterWarning change = new LaterWarning(site, false);
        browser.reset();
        browser.open(site.uri("/"));
        new Visit(site, Reader.quick(browser), "en").as("natalia", "/");
        Reader marketer = Reader.human(browser, PER_KEY, PER_DECISION);
        long start = System.nanoTime();
        change.find(marketer);
        change.edit(marketer);
        change.change(marketer, "2");
        change.seeEffect(marketer);
        change.review(marketer);
        change.publish(marketer);
        double published = (System.nanoTime() - start) / 1e9;
        change.undo(marketer);
        System.out.printf(
                Locale.ROOT,
                "%nA rule, from Today to \"Live since\", with the same pauses: %.1f s; undone after %.1f s%n",
                published,
                (System.nanoTime() - start) / 1e9);
    }

    private static long transferred(Site site, Browser browser, String path) {
        browser.forgetFiles();
        browser.traffic().forget();
        browser.open(site.uri(path));
        return browser.traffic().requests().stream()
                .mapToLong(request -> request.bytes())
                .sum();
    }

    private static void pictures(Site site, Reader reader, List<Screen> screens) {
        int count = 0;
        for (Screen screen : screens) {
            for (String language : Screen.LANGUAGES) {
                for (int width : new int[] {Browser.WIDE, Browser.NARROW}) {
                    reader.browser().width(width);
                    screen.show(site, reader, language);
                    for (String theme : List.of("light", "dark")) {
                        reader.browser().theme(theme);
                        screen.picture(reader, language, theme, width);
                        count++;
                    }
                }
            }
        }
        System.out.printf("%n%d pictures in target/screens%n", count);
    }
}
