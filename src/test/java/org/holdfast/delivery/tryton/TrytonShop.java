package org.holdfast.delivery.tryton;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Enters data into Tryton as a person with Tryton's own client would: through its JSON-RPC. */
final class TrytonShop {

    private static final String COFFEE_MACHINE = "120";

    private final TrytonRpc tryton;
    private final Map<String, Object> context = new HashMap<>();
    private final Map<String, Integer> found = new HashMap<>();

    TrytonShop(TrytonRpc tryton) {
        this.tryton = tryton;
        JsonNode preferences = call("model.res.user.get_preferences", true, Map.of());
        context.put("company", preferences.path("company").asInt());
        context.put("language", "en");
    }

    /** Returns the current date of the company. */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Bucharest"));
    }

    /** Creates a party with an address in Romania. */
    int customer(String name, String language, String email, @Nullable String phone) {
        List<Map<String, Object>> mechanisms = new ArrayList<>(List.of(Map.of("type", "email", "value", email)));
        if (phone != null) {
            mechanisms.add(Map.of("type", "mobile", "value", phone));
        }
        return create(
                "party.party",
                Map.of(
                        "name",
                        name,
                        "lang",
                        find("ir.lang", "code", language),
                        "addresses",
                        List.of(List.of("create", List.of(Map.of("country", find("country.country", "code", "RO"))))),
                        "contact_mechanisms",
                        List.of(List.of("create", mechanisms))));
    }

    /**
     * Creates and processes a sale.
     *
     * @param promised the shipping date promised to the customer; {@code null} if there is none
     */
    int sale(int party, LocalDate placed, @Nullable LocalDate promised, int machines) {
        int address = find("party.address", "party", party);
        Map<String, Object> line = Map.of(
                "product",
                find("product.product", "code", "MACHINE-1"),
                "quantity",
                machines,
                "unit",
                find("product.uom", "name", "Unit"),
                "unit_price",
                decimal(COFFEE_MACHINE));
        Map<String, Object> sale = new HashMap<>(Map.of(
                "party",
                party,
                "company",
                context.get("company"),
                "invoice_address",
                address,
                "shipment_address",
                address,
                "currency",
                find("currency.currency", "code", "EUR"),
                "payment_term",
                find("account.invoice.payment_term", "name", "At once"),
                "sale_date",
                day(placed)));
        if (promised != null) {
            sale.put("shipping_date", day(promised));
        }
        sale.put("lines", List.of(List.of("create", List.of(line))));
        int id = create("sale.sale", sale);
        List.of("quote", "confirm", "process").forEach(step -> call("model.sale.sale." + step, List.of(id), context));
        return id;
    }

    /** Returns the number of a sale that the customer knows. */
    String number(int sale) {
        return read("sale.sale", sale, "number").asString();
    }

    /** Returns the date on which Tryton currently plans to ship a sale. */
    LocalDate planned(int sale) {
        return date(read("stock.shipment.out", shipment(sale), "planned_date"));
    }

    /** Returns the promised date. */
    LocalDate promised(int sale) {
        return date(read("sale.sale", sale, "shipping_date"));
    }

    void deliver(int sale, LocalDate on) {
        List<Integer> shipment = List.of(shipment(sale));
        call("model.stock.shipment.out.write", shipment, Map.of("effective_date", day(on)), context);
        List.of("assign_try", "pick", "pack", "done")
                .forEach(step -> call("model.stock.shipment.out." + step, shipment, context));
    }

    /** Ships a part of a sale; Tryton makes another shipment for the rest. */
    void deliverPart(int sale, LocalDate on, int machines) {
        int shipment = shipment(sale);
        JsonNode moves = read("stock.shipment.out", shipment, "inventory_moves");
        call("model.stock.move.write", List.of(moves.path(0).asInt()), Map.of("quantity", machines), context);
        deliver(sale, on);
    }

    /** Moves the planned date of the shipment of a sale because the customer wants it later. */
    void wishLater(int sale, LocalDate planned) {
        call(
                "model.stock.shipment.out.write",
                List.of(shipment(sale)),
                Map.of("planned_date", day(planned), "reference", "Wish: on holiday"),
                context);
    }

    /** Creates a complaint about a sale that is waiting for an answer. */
    int complain(int party, int sale, String type, LocalDate on) {
        int id = create(
                "sale.complaint",
                Map.of(
                        "customer",
                        party,
                        "type",
                        find("sale.complaint.type", "name", type),
                        "origin",
                        "sale.sale," + sale,
                        "date",
                        day(on),
                        "company",
                        context.get("company"),
                        "description",
                        type));
        call("model.sale.complaint.wait", List.of(id), context);
        return id;
    }

    void solve(int complaint) {
        call("model.sale.complaint.approve", List.of(complaint), context);
    }

    int subscribe(String email, String list) {
        return create("marketing.email", Map.of("email", email, "list_", find("marketing.email.list", "name", list)));
    }

    void unsubscribe(int subscription) {
        call("model.marketing.email.write", List.of(subscription), Map.of("active", false), context);
    }

    /** Returns the texts of the notes of a party. */
    List<String> notes(int party) {
        JsonNode rows = call(
                "model.ir.note.search_read",
                List.of(List.of("resource", "=", "party.party," + party)),
                0,
                100,
                List.of(),
                List.of("message"),
                context);
        List<String> notes = new ArrayList<>();
        rows.forEach(note -> notes.add(note.path("message").asString()));
        return notes;
    }

    private int shipment(int sale) {
        return read("sale.sale", sale, "shipments").path(0).asInt();
    }

    private int create(String model, Map<String, Object> values) {
        return call("model." + model + ".create", List.of(values), context)
                .path(0)
                .asInt();
    }

    private JsonNode read(String model, int id, String field) {
        return call("model." + model + ".read", List.of(id), List.of(field), context)
                .path(0)
                .path(field);
    }

    private int find(String model, String field, Object value) {
        return found.computeIfAbsent(model + "," + field + "," + value, key -> search(model, field, value));
    }

    private int search(String model, String field, Object value) {
        JsonNode ids =
                call("model." + model + ".search", List.of(List.of(field, "=", value)), 0, 1, List.of(), context);
        if (ids.isEmpty()) {
            throw new IllegalStateException("There is no " + model + " with " + field + " " + value);
        }
        return ids.path(0).asInt();
    }

    private JsonNode call(String method, Object... parameters) {
        try {
            return tryton.call(method, parameters);
        } catch (IOException | TrytonRpc.Refusal e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> day(LocalDate day) {
        return Map.of(
                "__class__", "date", "year", day.getYear(), "month", day.getMonthValue(), "day", day.getDayOfMonth());
    }

    private static Map<String, Object> decimal(String number) {
        return Map.of("__class__", "Decimal", "decimal", number);
    }

    private static LocalDate date(JsonNode node) {
        return LocalDate.of(
                node.path("year").asInt(),
                node.path("month").asInt(),
                node.path("day").asInt());
    }
}
