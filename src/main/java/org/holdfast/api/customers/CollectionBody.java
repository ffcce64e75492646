package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the body of a request as the records of a collection. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(
        required = true,
        content =
                @Content(
                        array =
                                @ArraySchema(
                                        schema =
                                                @Schema(
                                                        type = "object",
                                                        additionalProperties = Schema.AdditionalPropertiesValue.TRUE))))
@interface CollectionBody {}
