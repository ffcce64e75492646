package org.holdfast.ingestion.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.audit.Actor;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.holdfast.ingestion.cloudevents.CloudEventReader;
import org.holdfast.ingestion.events.EventIngestion;
import org.holdfast.ingestion.events.EventResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Ingests HubSpot's contact events through {@link EventIngestion}, so that each takes effect once. Events of other
 * accounts are ignored and invalid ones are logged, because HubSpot would repeat a whole request that is refused.
 */
@Component
@ConditionalOnHubSpot
@EnableConfigurationProperties(HubSpotSettings.class)
public class HubSpotEvents {

    private static final Logger LOG = LoggerFactory.getLogger(HubSpotEvents.class);

    private final EventIngestion ingestion;
    private final CustomerLifecycle lifecycle;
    private final HubSpotSettings settings;
    private final ContactProperties properties;

    HubSpotEvents(EventIngestion ingestion, CustomerLifecycle lifecycle, HubSpotSettings settings) {
        this.ingestion = ingestion;
        this.lifecycle = lifecycle;
        this.settings = settings;
        this.properties = new ContactProperties(settings.properties());
    }

    /**
     * The result of a request.
     *
     * @param events the number of events it contained
     * @param counts the number of events by status; {@code ignored} events do not concern the facts
     */
    public record Taken(int events, Map<String, Integer> counts) {}

    /**
     * Ingests the events of a request.
     *
     * @param body as HubSpot sent it
     * @param actor HubSpot
     * @throws InvalidInput if the body is not a list of events
     */
    public Taken ingest(byte[] body, Actor actor) {
        List<ContactEvent> events = ContactEvent.readAll(body);
        Map<String, Integer> counts = new TreeMap<>();
        List<CloudEventReader.Read> changes = new ArrayList<>();
        for (ContactEvent event : events) {
            List<CloudEventReader.Read> fromEvent = isOurAccount(event) ? changes(event) : List.of();
            changes.addAll(fromEvent);
            if (fromEvent.isEmpty() && !isErasure(event)) {
                counts.merge("ignored", 1, Integer::sum);
            }
        }
        for (EventResult result : ingestion.ingest(changes, actor)) {
            counts.merge(result.status().toString(), 1, Integer::sum);
            if (result.isRefused()) {
                LOG.warn("Skipped HubSpot event {}: {}", result.id(), result.problem());
            }
        }
        // Erasures come last, so that no other event of the request concerns an erased customer.
        events.stream().filter(this::isErasure).forEach(event -> counts.merge(erase(event, actor), 1, Integer::sum));
        return new Taken(events.size(), counts);
    }

    private boolean isErasure(ContactEvent event) {
        return isOurAccount(event) && event.kind() == ContactEvent.Kind.PRIVACY_DELETION && event.objectId() != null;
    }

    private String erase(ContactEvent event, Actor actor) {
        try {
            lifecycle.erase(customer(Objects.requireNonNull(event.objectId())), actor);
            return EventResult.Status.ERASED.toString();
        } catch (NotFound e) {
            // The contact was never a customer.
            return EventResult.Status.UNCHANGED.toString();
        }
    }

    private boolean isOurAccount(ContactEvent event) {
        return settings.portal() == null || settings.portal().equals(event.portalId());
    }

    private List<CloudEventReader.Read> changes(ContactEvent event) {
        try {
            return switch (event.kind()) {
                case PROPERTY_CHANGE -> changed(event, properties.change(event.propertyName(), event.propertyValue()));
                case MERGE -> merged(event);
                case PRIVACY_DELETION, OTHER -> List.of();
            };
        } catch (InvalidInput e) {
            return List.of(new CloudEventReader.Read(null, e));
        }
    }

    private List<CloudEventReader.Read> changed(ContactEvent event, ContactProperties.@Nullable Change change) {
        return change == null || Boolean.TRUE.equals(event.isSensitive()) || event.objectId() == null
                ? List.of()
                : List.of(new CloudEventReader.Read(
                        new CloudEvent(
                                event.key(),
                                source(event),
                                change.type(),
                                customer(event.objectId()),
                                event.at(),
                                change.data()),
                        null));
    }

    private List<CloudEventReader.Read> merged(ContactEvent event) {
        String survivor = customer(event.survivor());
        return event.merged().stream()
                .map(each -> new CloudEventReader.Read(
                        new CloudEvent(
                                event.key() + "-" + each,
                                source(event),
                                "customer.merged",
                                survivor,
                                event.at(),
                                FactsJson.mapper().createObjectNode().put("from", customer(each))),
                        null))
                .toList();
    }

    private String source(ContactEvent event) {
        return "hubspot:" + event.portalId();
    }

    private String customer(long contact) {
        return settings.idPrefix() + contact;
    }
}
