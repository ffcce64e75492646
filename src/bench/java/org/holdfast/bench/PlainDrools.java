package org.holdfast.bench;

import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.holdfast.loyalty.CustomerView;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

/** A Drools service as most people write it: DRL over beans, compiled, and a new session for each request. */
final class PlainDrools implements Contender {

    private final List<Spec> specs;
    private final KieBase base;

    PlainDrools(List<Spec> specs) {
        this.specs = specs;
        StringBuilder drl = new StringBuilder(
                "package bench\nimport org.holdfast.bench.PlainFacts.*\nglobal org.holdfast.bench.PlainFacts.Sink sink\n");
        specs.forEach(spec -> drl.append(rule(spec)));
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(services.newReleaseId("bench", "bench" + specs.size(), "1"));
        files.write("src/main/resources/bench/rules.drl", drl.toString());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        base = services.newKieContainer(services.newReleaseId("bench", "bench" + specs.size(), "1"))
                .getKieBase();
    }

    @Override
    public List<Proposed> proposals(CustomerView view) {
        KieSession session = base.newKieSession();
        try {
            PlainFacts.Sink sink = new PlainFacts.Sink(specs);
            session.setGlobal("sink", sink);
            session.insert(new PlainFacts.PlainCustomer(view));
            view.orders().forEach(order -> session.insert(new PlainFacts.PlainOrder(order, view)));
            view.complaints().forEach(complaint -> session.insert(new PlainFacts.PlainComplaint(complaint)));
            session.fireAllRules();
            return sink.found();
        } finally {
            session.dispose();
        }
    }

    private static String rule(Spec s) {
        String who = s.segment() == null ? "" : "segment == \"" + s.segment() + "\"";
        String and = who.isEmpty() ? "" : who + ", ";
        String subject = "\"\"";
        String when = switch (s.kind()) {
            case 0 -> "PlainCustomer(" + who + ") $x : PlainOrder(open, daysLate >= " + s.a() + ")";
            case 1 ->
                "PlainCustomer(" + who + ") $x : PlainOrder(open, daysLate >= " + s.a() + ", value >= " + s.b()
                        + ") not PlainComplaint(orderId == $x.id)";
            case 2 ->
                "PlainCustomer(" + and + "quietRatio >= " + s.a() + ", daysSinceLastOrder >= " + s.b()
                        + ", openComplaints == 0)";
            case 3 ->
                "PlainCustomer(" + who + ") $x : PlainComplaint(open, !answered, workingDaysUnanswered > " + s.a()
                        + ")";
            case 4 ->
                "PlainCustomer(" + who + ") $x : PlainComplaint(resolvedDaysAgo <= " + s.a()
                        + ", fault == \"us\", severity >= " + s.b() + ")";
            case 5 ->
                "PlainCustomer(" + who + ") $x : PlainOrder(deliveredDaysAgo <= " + s.a() + ", missingItems >= " + s.b()
                        + ")";
            case 6 ->
                "PlainCustomer(" + who + ") $x : PlainComplaint(!open, daysOpen >= " + s.a() + ", resolvedDaysAgo <= "
                        + s.b() + ")";
            case 7 -> "PlainCustomer(" + and + "birthdayInDays == 0, ordersInYear >= " + s.a() + ")";
            case 8 -> "PlainCustomer(" + and + "spendInYear >= " + s.a() + "B, spendInYear < " + s.b() + "B)";
            case 9 -> "PlainCustomer(" + and + "npsGroup == \"detractor\", npsDaysAgo < " + s.a() + ")";
            case 10 -> "PlainCustomer(" + and + "complaintsIn(" + s.b() + ") >= " + s.a() + ")";
            default ->
                "PlainCustomer(" + and + "ordersInYear >= " + s.a() + ", daysSinceLastOrder < " + s.b()
                        + ", lateUnderWay == 0)";
        };
        if (when.contains("$x :")) {
            subject = "$x.getId()";
        }
        return "rule \"" + s.name() + "\" when " + when + " then sink.propose(" + s.number() + ", " + subject
                + "); end\n";
    }
}
