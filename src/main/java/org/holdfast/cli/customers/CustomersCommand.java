package org.holdfast.cli.customers;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.customers.CustomerStore;
import org.holdfast.demo.past.DemoRemoval;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "customers", mixinStandardHelpOptions = true, description = "List the customers, one per line.")
public final class CustomersCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    private final SpringLauncher springLauncher;

    @Option(names = "--json", description = "Print the facts as one JSON object per line.")
    private boolean json;

    @Option(
            names = "--remove-demo",
            description = "Remove the demo customers and their past instead of listing customers.")
    private boolean removeDemo;

    @Spec
    private CommandSpec spec;

    CustomersCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            CustomerStore store = context.getBean(CustomerStore.class);
            PrintWriter out = spec.commandLine().getOut();
            if (removeDemo) {
                int removed = context.getBean(DemoRemoval.class).remove(CommandActor.get());
                out.printf("Removed %d demo customers and their past.%n", removed);
                return ExitCode.SUCCESS;
            }
            String last = null;
            List<StoredCustomer> page = store.page(null, PAGE);
            while (!page.isEmpty()) {
                page.forEach(known -> out.println(json ? FactsJson.write(known.facts()) : line(known.facts())));
                last = page.get(page.size() - 1).facts().id();
                page = store.page(last, PAGE);
            }
            return ExitCode.SUCCESS;
        }
    }

    private static String line(Customer customer) {
        return String.format(
                        "%-14s %-3s %-3s %4s orders  %s",
                        customer.id(),
                        or(customer.country()),
                        or(customer.language()),
                        customer.orders() == null ? "?" : customer.orders().size(),
                        Objects.requireNonNullElse(customer.name(), ""))
                .stripTrailing();
    }

    private static String or(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
