package org.holdfast.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.holdfast.Server;
import org.holdfast.access.Caller;
import org.holdfast.access.MovingClock;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.desk.acting.ActRequest;
import org.holdfast.desk.acting.ActResult;
import org.holdfast.desk.acting.DeskActs;
import org.holdfast.facts.DecisionMoment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A server with the shipped rules, on 15 March 2027, on which an agent may grant 4 EUR and a supervisor 500. Every
 * customer has an order that arrived late, for which the rules propose a credit of 5 EUR or more.
 */
public final class DeskServer implements AutoCloseable {

    public static final String CREDIT = "credit-late-delivery";

    private static final String AUTHORITY = """
              - from: 2027-01-01
                why: A small authority for this test.
                automatic: 2
                agent: 4
                supervisor: 500
            """;

    public final MovingClock clock = new MovingClock();
    public final Server server;
    private int customers;

    public DeskServer(String url, String... settings) {
        clock.move(Duration.ofDays(365));
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--holdfast.demo=false");
        all.add("--holdfast.rules.publish=explicit");
        all.add("--holdfast.rules.dir=" + rules());
        server = Server.at(clock, url, all.toArray(String[]::new));
    }

    private static Path rules() {
        try {
            Path folder = Server.copyOfRules(Files.createTempDirectory("desk"));
            Path limits = folder.resolve("limits.yaml");
            String text = Files.readString(limits);
            String last = "    supervisor: 500\n";
            assertThat(text).contains(last);
            Files.writeString(limits, text.replace(last, last + AUTHORITY));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Caller agent(String name) {
        return new Caller(
                name, EnumSet.of(Role.AGENT), AuthorityLevel.AGENT, new Caller.Origin.Person("id-of-" + name));
    }

    public static Caller supervisor(String name) {
        return new Caller(
                name, EnumSet.of(Role.AGENT), AuthorityLevel.SUPERVISOR, new Caller.Origin.Person("id-of-" + name));
    }

    public static Actor actor(Caller caller) {
        return caller.actor(null);
    }

    /** Stores a customer with an order of this value that arrived six days late. */
    public String customer(int value) {
        String id = "D-" + ++customers;
        put(
                id,
                "'orders':[{'id':'o-" + id + "','placedAt':'2027-02-20','value':" + value
                        + ",'currency':'EUR','promisedAt':'2027-03-04','deliveredAt':'2027-03-10'}],'complaints':[]");
        return id;
    }

    public void put(String id, String facts) {
        String all = "{'id':'" + id + "','name':'Ana','language':'en','email':'" + id + "@example.org'," + facts + "}";
        assertThat(server.put("/v1/customers/" + id, all).status()).isLessThan(300);
    }

    public DeskView view(Caller caller, String customer, String language) {
        return server.bean(Desk.class)
                .view(new DeskQuery(customer, DecisionMoment.INBOUND_CALL, null, caller.step(), language));
    }

    /** Returns the credit as the page shows it to someone who may grant it. */
    public Offer credit(String customer) {
        return view(supervisor("Sam"), customer, "en").offers().stream()
                .filter(each -> each.selection().action().equals(CREDIT))
                .findFirst()
                .orElseThrow();
    }

    public DeskActs acts() {
        return server.bean(DeskActs.class);
    }

    public ActRequest request(
            Caller caller, String customer, Offer offer, ActRequest.Answer answer, String authorization) {
        return new ActRequest(
                customer,
                offer.selection(),
                DecisionMoment.INBOUND_CALL,
                null,
                answer,
                offer.choices().isEmpty() || answer != ActRequest.Answer.ACCEPTED
                        ? null
                        : offer.choices().get(0).id(),
                "on the phone",
                offer.amount() == null ? null : offer.amount().amount(),
                acts().pageKey(caller, customer),
                authorization,
                "en");
    }

    public ActResult act(Caller caller, ActRequest request) {
        return acts().act(caller, actor(caller), request);
    }

    public JdbcTemplate jdbc() {
        return server.bean(JdbcTemplate.class);
    }

    public long count(String table, String customer) {
        String by = switch (table) {
            case "outcome" -> "decision_id in (select id from decision where customer_id = ?)";
            case "budget_entry" -> "action_id in (select id from decided_action where customer_id = ?)";
            default -> "customer_id = ?";
        };
        Long count = jdbc().queryForObject("select count(*) from " + table + " where " + by, Long.class, customer);
        return count == null ? 0 : count;
    }

    /** Returns what has been drawn from the budget that pays for credits. */
    public BigDecimal used() {
        return jdbc().queryForObject(
                        "select coalesce(sum(used), 0) from budget_pot where name = 'goodwill'", BigDecimal.class);
    }

    /** Does the same at once from several threads, and returns the results or the exceptions. */
    public static <T> List<Object> atOnce(int threads, IntFunction<Callable<T>> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Object>> all = executor.invokeAll(IntStream.range(0, threads)
                    .mapToObj(number -> (Callable<Object>) () -> {
                        together.await();
                        try {
                            return work.apply(number).call();
                        } catch (RuntimeException e) {
                            return e;
                        }
                    })
                    .toList());
            List<Object> results = new ArrayList<>();
            for (Future<Object> each : all) {
                results.add(each.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
