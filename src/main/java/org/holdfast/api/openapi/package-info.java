/**
 * Serves the OpenAPI 3.0 description of the API and a second one limited to what Salesforce reads. Both are committed
 * in {@code openapi/} and generated from the handlers by {@code OpenApiIT}; an operation is described on its handler.
 */
@NullMarked
package org.holdfast.api.openapi;

import org.jspecify.annotations.NullMarked;
