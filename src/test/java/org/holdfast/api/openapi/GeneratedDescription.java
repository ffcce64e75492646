package org.holdfast.api.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.api.security.RoleDescription;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Generates the descriptions in {@code openapi/} from the handlers: the full one and the one for Salesforce. The
 * program serves the committed files, so it contains neither the generator nor the second JSON library that it needs.
 * The class is not annotated as a configuration, because component scanning would add it to the server of every test.
 */
@Import({ErrorResponses.class, RoleDescription.class})
class GeneratedDescription {

    /** Replaced by the address of the request when the program serves a description. */
    private static final String SERVER = "http://localhost:8080";

    private static final List<Tag> TAGS = List.of(
            tag("Actions", "The catalogue of actions for customers."),
            tag("Audit trail", "Acts on the system, and who did them."),
            tag("Authorizations", "Questions to supervisors about amounts beyond the caller's authority."),
            tag("Customers", "Facts about customers, and past decisions for them."),
            tag("Decisions", "Decisions about customers, and the outcomes of their actions."),
            tag("Deliveries", "Deliveries of decisions to other systems."),
            tag("Drafts", "Drafts of the rule book: files, history, and merging with what went live meanwhile."),
            tag("Events", "Facts that arrive as events."),
            tag("Explanations", "Explanation and replay of decisions."),
            tag("Incidents", "Problems that customers had, and the actions taken."),
            tag("Promises", "Promises made to customers."),
            tag("Reports", "Results of rules and actions, and loyalty metrics."),
            tag("Rule book", "The live rules, drafts, and all published versions."));

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        DateOrInstant.class,
                        new StringSchema()
                                .description("An ISO-8601 date or instant")
                                .example("2026-03-12"))
                .replaceWithSchema(
                        Birthday.class,
                        new StringSchema()
                                .description("An ISO-8601 date, or --05-17 without the year")
                                .example("1990-05-17"))
                .replaceWithSchema(
                        Attributes.class,
                        new ObjectSchema()
                                .additionalProperties(true)
                                .description("Facts that the company declares; GET /v1/facts-schema describes them"))
                .replaceWithSchema(
                        ZoneId.class,
                        new StringSchema().description("A time zone").example("Europe/Chisinau"));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Holdfast")
                        .version("v1")
                        .description("Customer retention decisions: the next best action for each customer, and the "
                                + "reasons for it.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url(SERVER).description("This server")))
                .tags(TAGS);
    }

    @Bean
    ModelResolver schemas(ObjectMapperProvider mapper) {
        return new ModelResolver(mapper.jsonMapper(), new SchemaNames());
    }

    /** Describes maps with values of any type as such; springdoc describes them as maps of objects. */
    @Bean
    @SuppressWarnings("rawtypes") // The library uses raw types.
    GlobalOpenApiCustomizer mapsOfAnyValue() {
        return description -> {
            description.getComponents().getSchemas().values().stream()
                    .filter(schema -> schema.getProperties() != null)
                    .flatMap(schema -> ((Map<?, ?>) schema.getProperties()).values().stream())
                    .map(Schema.class::cast)
                    .forEach(GeneratedDescription::loosen);
            description.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .flatMap(operation -> operation.getResponses().values().stream())
                    .filter(response -> response.getContent() != null)
                    .flatMap(response -> response.getContent().values().stream())
                    .filter(media -> media.getSchema() != null)
                    .forEach(media -> loosen(media.getSchema()));
        };
    }

    private static void loosen(Schema<?> schema) {
        if (schema.getAdditionalProperties() instanceof Schema<?> values
                && "object".equals(values.getType())
                && values.getProperties() == null
                && values.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(true);
        }
    }

    @Bean
    GroupedOpenApi salesforce() {
        return GroupedOpenApi.builder()
                .group(SalesforceDescription.GROUP)
                .pathsToMatch("/v1/**")
                .addOpenApiCustomizer(new SalesforceDescription())
                .build();
    }
}
