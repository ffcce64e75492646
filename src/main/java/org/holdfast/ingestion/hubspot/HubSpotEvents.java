package org.holdfast.ingestion.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.ingestion.events.CloudEvent;
import org.holdfast.ingestion.events.CloudEventReader;
import org.holdfast.ingestion.events.EventIngestion;
import org.holdfast.ingestion.events.EventResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Takes in what HubSpot tells of contacts, on the same way as all events, so that each has its effect once. What is
 * none of ours is passed over and what makes no sense is told in the log, because HubSpot would send everything again
 * that is refused.
 */
@Component
@ConditionalOnHubSpot
@EnableConfigurationProperties(HubSpotSettings.class)
public class HubSpotEvents {

    private static final Logger LOG = LoggerFactory.getLogger(HubSpotEvents.class);

    private final EventIngestion taking;
    private final CustomerLifecycle lifecycle;
    private final HubSpotSettings settings;
    private final ContactProperties properties;

    HubSpotEvents(EventIngestion taking, CustomerLifecycle lifecycle, HubSpotSettings settings) {
        this.taking = taking;
        this.lifecycle = lifecycle;
        this.settings = settings;
        this.properties = new ContactProperties(settings.properties());
    }

    /**
     * What came of a request.
     *
     * @param events how many it held
     * @param counts of each status of an event; {@code ignored} are those that are none of ours
     */
    public record Taken(int events, Map<String, Integer> counts) {}

    /**
     * @param body as HubSpot sent it
     * @throws InvalidInput when it is no list of events
     */
    public Taken ingest(byte[] body) {
        List<ContactEvent> events = ContactEvent.readAll(body);
        Map<String, Integer> counts = new TreeMap<>();
        List<CloudEventReader.Read> changes = new ArrayList<>();
        for (ContactEvent event : events) {
            List<CloudEventReader.Read> told = isForUs(event) ? changes(event) : List.of();
            changes.addAll(told);
            if (told.isEmpty() && !isErasure(event)) {
                counts.merge("ignored", 1, Integer::sum);
            }
        }
        for (EventResult result : taking.ingest(changes)) {
            counts.merge(result.status().toString(), 1, Integer::sum);
            if (result.isRefused()) {
                LOG.warn("An event of HubSpot was passed over ({}): {}", result.id(), result.problem());
            }
        }
        // Last, so that nothing of the same request is told about somebody who is not there any more.
        events.stream().filter(this::isErasure).forEach(event -> counts.merge(erase(event), 1, Integer::sum));
        return new Taken(events.size(), counts);
    }

    private boolean isErasure(ContactEvent event) {
        return isForUs(event) && event.kind() == ContactEvent.Kind.PRIVACY_DELETION && event.objectId() != null;
    }

    private String erase(ContactEvent event) {
        try {
            lifecycle.erase(customer(Objects.requireNonNull(event.objectId())));
            return EventResult.Status.ERASED.toString();
        } catch (NotFound e) {
            // Somebody we never heard of.
            return EventResult.Status.UNCHANGED.toString();
        }
    }

    private boolean isForUs(ContactEvent event) {
        return settings.portal() == null || settings.portal().equals(event.portalId());
    }

    private List<CloudEventReader.Read> changes(ContactEvent event) {
        try {
            return switch (event.kind()) {
                case PROPERTY_CHANGE -> changed(event, properties.news(event.propertyName(), event.propertyValue()));
                case MERGE -> merged(event);
                case PRIVACY_DELETION, OTHER -> List.of();
            };
        } catch (InvalidInput e) {
            return List.of(new CloudEventReader.Read(null, e));
        }
    }

    private List<CloudEventReader.Read> changed(ContactEvent event, ContactProperties.@Nullable News news) {
        return news == null || Boolean.TRUE.equals(event.isSensitive()) || event.objectId() == null
                ? List.of()
                : List.of(new CloudEventReader.Read(
                        new CloudEvent(
                                event.key(),
                                source(event),
                                news.type(),
                                customer(event.objectId()),
                                event.at(),
                                news.data()),
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
