package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;

/** Describes the body of a request as a draft of the rule book, which {@link DraftReader} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(
        description = "A zip of the rules folder, or a JSON object with the text of each file by its path",
        content = {
            @Content(
                    mediaType = DraftBody.JSON,
                    schema = @Schema(type = "object", additionalPropertiesSchema = String.class),
                    examples = @ExampleObject("{\"areas/delivery/warn-late-delivery.dslr\": \"rule …\"}")),
            @Content(mediaType = DraftBody.ZIP, schema = @Schema(type = "string", format = "binary"))
        })
@interface DraftBody {

    String JSON = MediaType.APPLICATION_JSON_VALUE;
    String ZIP = "application/zip";
    /** Accepted, but not described. */
    String BINARY = MediaType.APPLICATION_OCTET_STREAM_VALUE;

    /** Returns whether there has to be a draft. */
    @AliasFor(annotation = RequestBody.class)
    boolean required() default false;
}
