package org.holdfast.bench;

import java.util.List;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.RhsContext;
import org.evrete.api.StatelessSession;
import org.evrete.api.builders.RuleSetBuilder;
import org.holdfast.bench.PlainFacts.PlainComplaint;
import org.holdfast.bench.PlainFacts.PlainCustomer;
import org.holdfast.bench.PlainFacts.PlainOrder;
import org.holdfast.loyalty.CustomerView;

/** Evrete, a RETE engine with rules as lambdas, and a new stateless session for each request. */
final class Evrete implements Contender, AutoCloseable {

    private final KnowledgeService service = new KnowledgeService();
    private final List<Spec> specs;
    private final Knowledge knowledge;

    Evrete(List<Spec> specs) {
        this.specs = specs;
        RuleSetBuilder<Knowledge> builder = service.newKnowledge().builder();
        specs.forEach(spec -> add(builder, spec));
        this.knowledge = builder.build();
    }

    private static void add(RuleSetBuilder<Knowledge> builder, Spec s) {
        switch (s.kind()) {
            case 0, 1, 5 ->
                builder.newRule(s.name())
                        .forEach("$c", PlainCustomer.class, "$o", PlainOrder.class)
                        .where((Object[] c) -> isFor(s, (PlainCustomer) c[0]), "$c")
                        .where((Object[] o) -> order(s, (PlainOrder) o[0]), "$o")
                        .execute(
                                context -> sink(context).propose(s.number(), ((PlainOrder) context.get("$o")).getId()));
            case 3, 4, 6 ->
                builder.newRule(s.name())
                        .forEach("$c", PlainCustomer.class, "$k", PlainComplaint.class)
                        .where((Object[] c) -> isFor(s, (PlainCustomer) c[0]), "$c")
                        .where((Object[] k) -> complaint(s, (PlainComplaint) k[0]), "$k")
                        .execute(context ->
                                sink(context).propose(s.number(), ((PlainComplaint) context.get("$k")).getId()));
            default ->
                builder.newRule(s.name())
                        .forEach("$c", PlainCustomer.class)
                        .where(
                                (Object[] c) -> isFor(s, (PlainCustomer) c[0]) && customer(s, (PlainCustomer) c[0]),
                                "$c")
                        .execute(context -> sink(context).propose(s.number(), ""));
        }
    }

    private static boolean isFor(Spec s, PlainCustomer c) {
        return s.segment() == null || s.segment().equals(c.getSegment());
    }

    private static PlainFacts.Sink sink(RhsContext context) {
        return context.getRuntime().get("sink");
    }

    private static boolean order(Spec s, PlainOrder o) {
        return switch (s.kind()) {
            case 0 -> o.isOpen() && o.getDaysLate() >= s.a();
            case 1 -> o.isOpen() && o.getDaysLate() >= s.a() && o.getValue() >= s.b() && !o.isComplainedAbout();
            default -> o.getDeliveredDaysAgo() <= s.a() && o.getMissingItems() >= s.b();
        };
    }

    private static boolean complaint(Spec s, PlainComplaint k) {
        return switch (s.kind()) {
            case 3 -> k.isOpen() && !k.isAnswered() && k.getWorkingDaysUnanswered() > s.a();
            case 4 -> k.getResolvedDaysAgo() <= s.a() && k.getFault().equals("us") && k.getSeverity() >= s.b();
            default -> !k.isOpen() && k.getDaysOpen() >= s.a() && k.getResolvedDaysAgo() <= s.b();
        };
    }

    private static boolean customer(Spec s, PlainCustomer c) {
        return switch (s.kind()) {
            case 2 -> c.getQuietRatio() >= s.a() && c.getDaysSinceLastOrder() >= s.b() && c.getOpenComplaints() == 0;
            case 7 -> c.getBirthdayInDays() == 0 && c.getOrdersInYear() >= s.a();
            case 8 ->
                c.getSpendInYear().doubleValue() >= s.a() && c.getSpendInYear().doubleValue() < s.b();
            case 9 -> c.getNpsGroup().equals("detractor") && c.getNpsDaysAgo() < s.a();
            case 10 -> c.complaintsIn(s.b()) >= s.a();
            default -> c.getOrdersInYear() >= s.a() && c.getDaysSinceLastOrder() < s.b() && c.getLateUnderWay() == 0;
        };
    }

    @Override
    public List<Proposed> proposals(CustomerView view) {
        PlainFacts.Sink sink = new PlainFacts.Sink(specs);
        StatelessSession session = knowledge.newStatelessSession();
        session.set("sink", sink);
        session.insert(new PlainCustomer(view));
        view.orders().forEach(order -> session.insert(new PlainOrder(order, view)));
        view.complaints().forEach(complaint -> session.insert(new PlainComplaint(complaint)));
        session.fire();
        return sink.found();
    }

    @Override
    public void close() {
        service.shutdown();
    }
}
