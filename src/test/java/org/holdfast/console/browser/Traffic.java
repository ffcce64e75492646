package org.holdfast.console.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.json.FactsJson;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;

/** What a browser asked for and what went wrong, as the browser itself reports it. */
public final class Traffic {

    private final WebDriver driver;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Request> requests = new LinkedHashMap<>();

    Traffic(WebDriver driver) {
        this.driver = driver;
    }

    /**
     * A request of a page.
     *
     * @param status of the response; 0 without one
     * @param bytes of the response as sent, headers included; 0 if the browser already had it
     * @param failure why there was no response; empty otherwise, and if the page did not want it any more
     */
    public record Request(String method, URI uri, int status, long bytes, String failure) {

        public boolean isLost() {
            return status >= 400 || !failure.isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + uri.getPath() + " " + (failure.isEmpty() ? status : failure);
        }
    }

    public void forget() {
        read();
        complaints.clear();
        requests.clear();
    }

    /** Returns the requests that have come to an end, and forgets them. */
    public List<Request> requests() {
        read();
        List<Request> ended = requests.values().stream()
                .filter(request -> request.status() != 0 || !request.failure().isEmpty())
                .toList();
        requests.values().removeAll(ended);
        return ended;
    }

    /** Returns what went wrong, and forgets it: lost requests, violated policies, errors of scripts. */
    public List<String> troubles() {
        read();
        List<String> troubles = new ArrayList<>(complaints);
        complaints.clear();
        requests().stream().filter(Request::isLost).map(Request::toString).forEach(troubles::add);
        return troubles;
    }

    private void read() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            String said = entry.getMessage();
            // Lost requests are known from the events of the network, with their methods.
            if (!said.contains("Failed to load resource")
                    && (said.contains("policy violated")
                            || said.contains("Content Security Policy")
                            || said.contains("Uncaught"))) {
                complaints.add(said);
            }
        }
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = FactsJson.mapper().readTree(entry.getMessage()).path("message");
            note(message.path("method").asString(), message.path("params"));
        }
    }

    private void note(String event, JsonNode about) {
        String id = about.path("requestId").asString("");
        switch (event) {
            case "Network.requestWillBeSent" -> sent(id, about);
            case "Network.responseReceived" -> answered(id, about.path("response"));
            case "Network.loadingFinished" ->
                change(id, about.path("encodedDataLength").asLong(0), "");
            case "Network.loadingFailed" ->
                change(
                        id,
                        0,
                        about.path("canceled").asBoolean(false)
                                ? ""
                                : about.path("errorText").asString(""));
            default -> {
                // Everything else is about how the page is drawn.
            }
        }
    }

    private void sent(String id, JsonNode about) {
        JsonNode redirect = about.path("redirectResponse");
        if (!redirect.isMissingNode()) {
            answered(id, redirect);
            Request first = requests.remove(id);
            if (first != null) {
                requests.put(id + "-" + requests.size(), first);
            }
        }
        JsonNode request = about.path("request");
        String uri = request.path("url").asString("");
        if (uri.startsWith("http")) {
            requests.put(id, new Request(request.path("method").asString(), URI.create(uri), 0, 0, ""));
        }
    }

    private void answered(String id, JsonNode response) {
        requests.computeIfPresent(
                id,
                (key, request) -> new Request(
                        request.method(),
                        request.uri(),
                        response.path("status").asInt(),
                        response.path("encodedDataLength").asLong(0),
                        ""));
    }

    private void change(String id, long bytes, String failure) {
        requests.computeIfPresent(
                id,
                (key, request) -> new Request(
                        request.method(), request.uri(), request.status(), Math.max(bytes, request.bytes()), failure));
    }
}
